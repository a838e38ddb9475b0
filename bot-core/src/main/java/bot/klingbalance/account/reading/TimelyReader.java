package bot.klingbalance.account.reading;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Requester;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Reads accounts for people, who do not wait long: what useapi.net has not answered by then is told
 * as it was last known. The questions go on all the same, and their answers are kept by {@code
 * accounts}.
 *
 * <p>Safe for use by many threads. No call blocks.
 */
public final class TimelyReader {
  private final Accounts accounts;
  private final LastKnown lastKnown;
  private final Patience patience;
  private final LateFailures failures;
  private final By by;

  /**
   * A reader of what the bot asks by itself.
   *
   * @param accounts those of which answers are kept
   * @param failures those that came too late to be shown
   */
  public TimelyReader(
      Accounts accounts, LastKnown lastKnown, Patience patience, LateFailures failures) {
    this(accounts, lastKnown, patience, failures, new By(Requester.BACKGROUND, Optional.empty()));
  }

  private TimelyReader(
      Accounts accounts, LastKnown lastKnown, Patience patience, LateFailures failures, By by) {
    this.accounts = accounts;
    this.lastKnown = lastKnown;
    this.patience = patience;
    this.failures = failures;
    this.by = by;
  }

  /**
   * Who asks.
   *
   * @param since from when on an answer that has come is new enough; absent: none is
   */
  private record By(Requester requester, Optional<Instant> since) {}

  /** For one who waits for every answer. */
  public static TimelyReader patient(Accounts accounts) {
    return new TimelyReader(
        accounts, LastKnown.NOTHING, Patience.ENDLESS, new LateFailures(Clock.systemUTC()));
  }

  public Accounts accounts() {
    return accounts;
  }

  public LastKnown lastKnown() {
    return lastKnown;
  }

  public Patience patience() {
    return patience;
  }

  /** The same, asking on behalf of {@code requester}. */
  public TimelyReader onBehalfOf(Requester requester) {
    return new TimelyReader(
        accounts.onBehalfOf(requester), lastKnown, patience, failures, new By(requester, by.since));
  }

  /**
   * The same, which also takes an answer that came since a moment: it shows at once what has come
   * meanwhile.
   */
  public TimelyReader takingAnswersSince(Instant moment) {
    By since = new By(by.requester, Optional.of(moment));
    return new TimelyReader(accounts, lastKnown, patience, failures, since);
  }

  /** One account. */
  public Timely<AccountStatus> find(AccountEmail email, Freshness freshness) {
    CompletableFuture<Void> shown = new CompletableFuture<>();
    CompletableFuture<AccountLookup> lookup = question(shown).find(email, freshness);
    if (lookup.isDone() && lookup.join() instanceof Found found) {
      return Timely.of(new AccountStatus.Answered(found));
    }
    CompletableFuture<Void> enough = begin(shown);
    CompletableFuture<Optional<Found>> kept = lastKnown.of(email);
    CompletableFuture<Optional<Found>> before =
        kept.applyToEither(enough.thenApply(end -> Optional.empty()), any -> any);
    CompletableFuture<AccountStatus> whole =
        lookup.thenCompose(
            answer ->
                answer.match(
                    found -> completedFuture(new AccountStatus.Answered(found)),
                    failed ->
                        (kept.isDone() ? kept : before)
                            .thenApply(last -> AccountStatus.of(failed, last))));
    return new Timely<>(
        whole.applyToEither(
            enough.thenCombine(before, (end, last) -> new AccountStatus.Awaited(email, last)),
            any -> any),
        whole);
  }

  /** Every account that may be shown. */
  public Timely<OverviewStatus> overview(Predicate<AccountEmail> shown, Freshness freshness) {
    CompletableFuture<Void> known = new CompletableFuture<>();
    OverviewReading reading = new OverviewReading(question(known), shown);
    CompletableFuture<Boolean> answered = reading.ask(freshness);
    if (answered.isDone() && answered.join()) {
      return Timely.of(reading.soFar(Map.of()));
    }
    CompletableFuture<Void> enough = begin(known);
    CompletableFuture<Map<AccountEmail, Found>> before = lastKnown.all();
    CompletableFuture<Object> lookedUp = CompletableFuture.anyOf(before, enough);
    CompletableFuture<OverviewStatus> whole =
        answered
            .thenCompose(all -> all ? completedFuture(true) : lookedUp)
            .thenApply(end -> reading.soFar(before.getNow(Map.of())));
    return new Timely<>(
        whole.applyToEither(
            enough.thenApply(end -> reading.soFar(before.getNow(Map.of()))), any -> any),
        whole);
  }

  private Accounts question(CompletableFuture<Void> shown) {
    OneQuestion question = new OneQuestion(accounts, failures, by.requester, shown);
    return by.since
        .<Accounts>map(moment -> new ArrivedAccounts(question, lastKnown, moment))
        .orElse(question);
  }

  /** From its end on the person has been shown what was known. */
  private CompletableFuture<Void> begin(CompletableFuture<Void> shown) {
    return patience.begin().thenRun(() -> shown.complete(null));
  }
}
