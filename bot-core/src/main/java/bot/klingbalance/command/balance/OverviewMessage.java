package bot.klingbalance.command.balance;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.account.reading.AccountsOverview;
import bot.klingbalance.account.reading.OverviewStatus;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.Subject.AllAccounts;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.message.quantity.CountText;
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
    List<AccountStatus> accounts = overview.accounts();
    Optional<Failure> failure = overview.failureOfAll();
    List<RankedAccount> ranked = RankedAccount.mostUrgentFirst(accounts, outlooks, view.now());
    return failure
        .map(why -> failure(why, ranked, view))
        .orElseGet(() -> ranked.isEmpty() ? none() : accounts(overview, ranked, view));
  }

  private static ChatMessage none() {
    return ChatMessage.sentence(
        Tone.NOTICE,
        Text.of("Kling balance"),
        Text.of(
            "There is no Kling account to show. Whoever runs the bot adds accounts at useapi.net,"
                + " and says in its settings which of them are shown."));
  }

  private static ChatMessage accounts(
      OverviewStatus overview, List<RankedAccount> ranked, View view) {
    List<Block> body = new ArrayList<>();
    body.add(new Paragraph(total(overview.accounts(), view.now())));
    body.add(OverviewTable.of(ranked, view));
    OverviewTable.remedy(ranked).map(Text::of).map(Paragraph::new).ifPresent(body::add);
    return new ChatMessage(
        ranked.get(0).urgency().tone(),
        Text.of("Kling balance · ").plain(CountText.of(ranked.size(), "account")),
        body,
        BalanceButtons.of(new AllAccounts(), view.audience(), overview.isAwaited()),
        asOf(overview.accounts(), overview.isAwaited(), view));
  }

  /** Of the oldest reading; while others are awaited, how many are live already. */
  private static Text asOf(List<AccountStatus> accounts, boolean isAwaited, View view) {
    Text live = isAwaited ? live(accounts, view) : Text.EMPTY;
    return accounts.stream()
        .flatMap(each -> each.known().stream())
        .map(Found::asOf)
        .min(Comparator.naturalOrder())
        .map(oldest -> AsOf.text(oldest, isAwaited, view))
        .map(oldest -> live.isEmpty() ? oldest : live.plain(" · ").then(oldest))
        .orElse(Text.EMPTY);
  }

  private static Text live(List<AccountStatus> accounts, View view) {
    long live =
        accounts.stream()
            .flatMap(each -> each.known().stream())
            .filter(found -> !found.asOf().isBefore(view.askedAt()))
            .count();
    return live == 0 ? Text.EMPTY : Text.of("%d of %d live".formatted(live, accounts.size()));
  }

  /** Where useapi.net itself is in trouble, what was last read still holds. */
  private static ChatMessage failure(Failure failure, List<RankedAccount> ranked, View view) {
    List<RankedAccount> known =
        ranked.stream().filter(each -> each.status().known().isPresent()).toList();
    List<AccountStatus> read = known.stream().map(RankedAccount::status).toList();
    List<Block> body = new ArrayList<>();
    body.add(new Paragraph(FailureText.of(failure, view.now())));
    if (!known.isEmpty()) {
      body.add(new Paragraph(Text.of("Last known: ").then(total(read, view.now()))));
    }
    if (!known.isEmpty() && failure.reason().isPassing()) {
      body.add(OverviewTable.of(known, view));
    }
    return new ChatMessage(
        FailureText.tone(failure.reason()),
        Text.of("Kling balance"),
        body,
        List.of(BalanceButtons.REFRESH.button(new AllAccounts(), view.audience(), false)),
        asOf(read, false, view));
  }

  private static Text total(List<AccountStatus> lookups, Instant now) {
    List<Credits> known = lookups.stream().flatMap(each -> each.leftAt(now).stream()).toList();
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
            .formatted(known.size(), CountText.of(lookups.size(), "account")));
  }
}
