package bot.klingbalance.command.balance;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.account.reading.AccountsOverview;
import bot.klingbalance.account.reading.OverviewStatus;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.message.Block;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

  /** The answer of one who has waited for useapi.net. */
  public static ChatMessage of(AccountsOverview overview, View view) {
    return of(OverviewStatus.of(overview), Map.of(), view);
  }

  /**
   * The answer.
   *
   * @param outlooks what is expected of accounts, where that is known
   */
  public static ChatMessage of(
      OverviewStatus overview, Map<AccountEmail, Outlook> outlooks, View view) {
    List<AccountStatus> accounts =
        overview.accounts().stream().sorted(Urgency.mostUrgentFirst(view.now())).toList();
    Optional<Failure> failure = overview.listFailure().or(() -> sharedFailure(accounts));
    if (failure.isPresent()) {
      return failure(failure.get(), accounts, view);
    }
    return accounts(overview, accounts, view);
  }

  private static ChatMessage accounts(
      OverviewStatus overview, List<AccountStatus> lookups, View view) {
    if (lookups.isEmpty()) {
      return ChatMessage.sentence(
          Tone.NOTICE,
          Text.of("Kling balance"),
          Text.of(
              "There is no Kling account to show. Whoever runs the bot adds accounts at useapi.net"
                  + " (POST /accounts) and says in accounts.show which of them are shown."));
    }
    return new ChatMessage(
        Urgency.tone(lookups.get(0), view.now()),
        Text.of("Kling balance · ").plain(count(lookups.size(), "account")),
        List.of(new Paragraph(total(lookups)), table(lookups, view)),
        BalanceButtons.of(new AllAccounts(), view.audience(), overview.isAwaited()),
        asOf(lookups, overview.isAwaited(), view));
  }

  /** Of the oldest reading. */
  private static Text asOf(List<AccountStatus> accounts, boolean isAwaited, View view) {
    return accounts.stream()
        .flatMap(each -> each.known().stream())
        .map(Found::asOf)
        .min(Comparator.naturalOrder())
        .map(oldest -> isAwaited ? AsOf.stillAsking(oldest, view) : AsOf.text(oldest, view))
        .orElse(Text.EMPTY);
  }

  /** One cause, one line: the failure of all accounts, where it has nothing to do with any one. */
  private static Optional<Failure> sharedFailure(List<AccountStatus> accounts) {
    List<Failure> failures = accounts.stream().flatMap(each -> failure(each).stream()).toList();
    return !failures.isEmpty()
            && failures.size() == accounts.size()
            && failures.get(0).reason().isAboutNoAccount()
            && failures.stream().map(Failure::reason).distinct().count() == 1
        ? Optional.of(failures.get(0))
        : Optional.empty();
  }

  private static Optional<Failure> failure(AccountStatus status) {
    return status.match(
        answered -> Optional.empty(),
        failed -> Optional.of(failed.failure()),
        awaited -> Optional.empty());
  }

  /** Where useapi.net itself is in trouble, what was last read still holds. */
  private static ChatMessage failure(Failure failure, List<AccountStatus> accounts, View view) {
    List<AccountStatus> known = accounts.stream().filter(each -> each.known().isPresent()).toList();
    List<Block> body = new ArrayList<>();
    body.add(new Paragraph(FailureText.ofListing(failure, view.now())));
    if (!known.isEmpty()) {
      body.add(new Paragraph(Text.of("Last known: ").then(total(known))));
    }
    if (!known.isEmpty() && failure.reason().isPassing()) {
      body.add(table(known, view));
    }
    return new ChatMessage(
        FailureText.tone(failure.reason()),
        Text.of("Kling balance"),
        body,
        List.of(BalanceButtons.refresh(new AllAccounts(), view.audience(), false)),
        asOf(known, false, view));
  }

  private static Text total(List<AccountStatus> lookups) {
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

  private static Table table(List<AccountStatus> lookups, View view) {
    return new Table(COLUMNS, lookups.stream().map(each -> row(each, view)).toList());
  }

  private static List<Text> row(AccountStatus status, View view) {
    Text name = Text.of(view.name(status.email()));
    return status.match(
        answered -> row(name, answered.found().account(), view),
        failed ->
            failed
                .known()
                .filter(found -> failed.failure().reason().isPassing())
                .map(found -> outdated(name, found, view))
                .orElseGet(
                    () ->
                        List.of(
                            name,
                            Text.EMPTY,
                            Text.EMPTY,
                            FailureText.brief(failed.failure(), view.now()))),
        awaited ->
            awaited
                .known()
                .map(found -> outdated(name, found, view))
                .orElseGet(
                    () ->
                        List.of(
                            name, Text.EMPTY, Text.EMPTY, Text.of("useapi.net is being asked"))));
  }

  private static List<Text> outdated(Text name, Found found, View view) {
    List<Text> row = new ArrayList<>(row(name, found.account(), view));
    Text age = AsOf.age(found.asOf(), view.now());
    row.set(3, row.get(3).isEmpty() ? age : row.get(3).plain(" · ").then(age));
    return row;
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
