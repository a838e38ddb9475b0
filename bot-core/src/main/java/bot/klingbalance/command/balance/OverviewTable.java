package bot.klingbalance.command.balance;

import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.finding.FindingKind;
import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.Percent;
import bot.klingbalance.message.RowsOnDemand;
import bot.klingbalance.message.Text;
import java.util.List;
import java.util.Optional;

/** The accounts of an overview: what is left of each, and why it stands where it does. */
final class OverviewTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("Account", Align.LEFT),
          new Column("left / of", Align.RIGHT),
          new Column("Runs out / why", Align.LEFT));

  private final View view;

  private OverviewTable(View view) {
    this.view = view;
  }

  static Table of(List<RankedAccount> accounts, View view) {
    OverviewTable table = new OverviewTable(view);
    return new Table(
        COLUMNS, new RowsOnDemand(accounts.size(), place -> table.row(accounts.get(place))));
  }

  /** What mends a lost sign-in: in a cell it would make the table too wide. */
  static Optional<String> remedy(List<RankedAccount> accounts) {
    boolean areSignedOut =
        accounts.stream()
            .anyMatch(
                each ->
                    isSignInLost(each)
                        || each.urgency()
                            .finding()
                            .filter(finding -> finding.kind() == FindingKind.SIGN_IN)
                            .isPresent());
    return areSignedOut
        ? Optional.of("→ For a new sign-in delete the account at useapi.net and add it again.")
        : Optional.empty();
  }

  private static boolean isSignInLost(RankedAccount account) {
    return account
        .status()
        .match(
            answered -> false,
            failed -> failed.failure().reason() == Failure.Reason.SIGN_IN_LOST,
            awaited -> false);
  }

  private List<Text> row(RankedAccount account) {
    return account
        .status()
        .match(
            answered -> known(account, answered.found()),
            failed ->
                failed
                    .known()
                    .filter(found -> failed.failure().reason().isPassing())
                    .map(found -> outdated(account, found))
                    .orElseGet(
                        () -> unknown(account, FailureText.brief(failed.failure().reason()))),
            awaited ->
                awaited
                    .known()
                    .map(found -> outdated(account, found))
                    .orElseGet(() -> unknown(account, "being asked")));
  }

  private List<Text> unknown(RankedAccount account, String why) {
    return List.of(name(account), Text.EMPTY, Text.of(why));
  }

  private List<Text> outdated(RankedAccount account, Found found) {
    List<Text> row = known(account, found);
    Text age = AsOf.age(found.asOf(), view.now());
    return List.of(row.get(0), row.get(1), Text.joined(" · ", List.of(row.get(2), age)));
  }

  private List<Text> known(RankedAccount account, Found found) {
    return List.of(
        name(account),
        amounts(found.account().balance()),
        Text.EMPTY.plain(ReasonText.of(found, account.urgency(), view.days())));
  }

  /** {@code 560 / 660 (85 %)}, or what of it is known. */
  private Text amounts(Balance balance) {
    Optional<Credits> left = balance.leftAt(view.now());
    Optional<Credits> granted = balance.grantedAt(view.now());
    if (left.isEmpty()) {
      return Text.EMPTY;
    }
    Text amounts = PackageTable.amounts(left, granted);
    return granted
        .map(all -> amounts.plain(" (%s)".formatted(Percent.of(left.get(), all))))
        .orElse(amounts);
  }

  private Text name(RankedAccount account) {
    return Text.of(view.name(account.status().email()));
  }
}
