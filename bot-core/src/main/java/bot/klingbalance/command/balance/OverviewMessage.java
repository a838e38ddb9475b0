package bot.klingbalance.command.balance;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountsOverview;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.Percent;
import bot.klingbalance.message.Span.Style;
import bot.klingbalance.message.Subject.AllAccounts;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The answer for every account that may be shown here: most urgent first, with the pooled total.
 */
public final class OverviewMessage {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("Account", Align.LEFT),
          new Column("left / of", Align.RIGHT),
          new Column("", Align.RIGHT),
          new Column("", Align.LEFT));

  private OverviewMessage() {}

  public static ChatMessage of(AccountsOverview overview, View view) {
    return overview.match(
        accounts -> accounts(accounts, view), unknown -> failure(unknown.failure(), view));
  }

  private static ChatMessage accounts(AccountsOverview.Accounts accounts, View view) {
    List<AccountLookup> lookups =
        accounts.lookups().stream().sorted(Urgency.mostUrgentFirst(view.now())).toList();
    if (lookups.isEmpty()) {
      return ChatMessage.sentence(
          Tone.NOTICE,
          Text.of("Kling balance"),
          Text.of(
              "There is no Kling account to show. Whoever runs the bot adds accounts at useapi.net"
                  + " (POST /accounts) and says in accounts.show which of them are shown."));
    }
    Optional<Failure> shared = sharedFailure(lookups);
    if (shared.isPresent()) {
      return failure(shared.get(), view);
    }
    return new ChatMessage(
        Urgency.tone(lookups.get(0), view.now()),
        Text.of("Kling balance · ").plain(count(lookups.size(), "account")),
        List.of(new Paragraph(total(lookups)), table(lookups, view)),
        BalanceButtons.of(new AllAccounts(), view.audience()),
        BalanceMessage.asOf(accounts.asOf(), view));
  }

  /** One cause, one line: the failure of all accounts, where it has nothing to do with any one. */
  private static Optional<Failure> sharedFailure(List<AccountLookup> lookups) {
    return lookups.get(0) instanceof Failed first
            && first.failure().reason().isAboutNoAccount()
            && lookups.stream()
                .allMatch(
                    each ->
                        each instanceof Failed failed
                            && failed.failure().reason() == first.failure().reason())
        ? Optional.of(first.failure())
        : Optional.empty();
  }

  private static ChatMessage failure(Failure failure, View view) {
    return new ChatMessage(
        FailureText.tone(failure.reason()),
        Text.of("Kling balance"),
        List.of(new Paragraph(FailureText.ofListing(failure, view.now()))),
        List.of(BalanceButtons.refresh(new AllAccounts(), view.audience())),
        Text.EMPTY);
  }

  private static Text total(List<AccountLookup> lookups) {
    List<Credits> known = lookups.stream().flatMap(each -> each.left().stream()).toList();
    if (known.isEmpty()) {
      return Text.of("What is left is not known for any of them.");
    }
    Credits sum = known.stream().reduce(Credits.ZERO, Credits::plus);
    Text total = Text.EMPTY.strong(sum.toString()).plain(" %s left".formatted(sum.unit()));
    if (known.size() == lookups.size()) {
      return known.size() == 1 ? total : total.plain(" together");
    }
    return total.plain(
        " together on %d of %s; the others are not known"
            .formatted(known.size(), count(lookups.size(), "account")));
  }

  private static Table table(List<AccountLookup> lookups, View view) {
    return new Table(COLUMNS, lookups.stream().map(each -> row(each, view)).toList());
  }

  private static List<Text> row(AccountLookup lookup, View view) {
    Text name = Text.of(view.name(lookup.email()));
    return lookup.match(
        found -> row(name, found.account(), view),
        failed ->
            List.of(name, Text.EMPTY, Text.EMPTY, FailureText.brief(failed.failure(), view.now())));
  }

  private static List<Text> row(Text name, KlingAccount account, View view) {
    Optional<Credits> left = account.balance().left();
    Optional<Credits> granted = account.balance().grantedAt(view.now());
    if (left.isEmpty()) {
      return List.of(name, Text.EMPTY, Text.EMPTY, Text.of("answers without a balance"));
    }
    Text percent =
        granted.map(all -> Text.of(Percent.of(left.get(), all).toString())).orElse(Text.EMPTY);
    return List.of(name, PackageTable.amounts(left, granted), percent, next(account, view.now()));
  }

  /** What happens next on the account. */
  private static Text next(KlingAccount account, Instant now) {
    if (account.isSignedOutAt(now)) {
      return Text.of("signed out of Kling: jobs fail");
    }
    if (account.isFaulty()) {
      return Text.of("marked as faulty by useapi.net");
    }
    Optional<Instant> grant = account.balance().nextGrantAfter(now);
    if (grant.isPresent()) {
      return Text.of("next grant ").moment(grant.get(), Style.DATE);
    }
    return account.balance().packages().stream()
        .filter(each -> each.left().filter(left -> !left.isZero()).isPresent())
        .flatMap(each -> each.expiresAt().stream())
        .filter(end -> end.isAfter(now))
        .min(Comparator.naturalOrder())
        .map(end -> Text.of("expires ").moment(end, Style.DATE))
        .orElse(Text.EMPTY);
  }

  private static String count(int count, String thing) {
    return count == 1 ? "1 " + thing : "%d %ss".formatted(count, thing);
  }
}
