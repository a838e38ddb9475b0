package bot.klingbalance.account.reading;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Requester;
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
 *
 * @param accounts those of which answers are kept
 */
public record TimelyReader(Accounts accounts, LastKnown lastKnown, Patience patience) {
  /** For one who waits for every answer. */
  public static TimelyReader patient(Accounts accounts) {
    return new TimelyReader(accounts, LastKnown.NOTHING, Patience.ENDLESS);
  }

  /** The same, asking on behalf of {@code requester}. */
  public TimelyReader onBehalfOf(Requester requester) {
    return new TimelyReader(accounts.onBehalfOf(requester), lastKnown, patience);
  }

  /**
   * The same, which also takes an answer that came since a moment, to whatever question: it shows
   * at once what has come meanwhile.
   */
  public TimelyReader takingAnswersSince(Instant moment) {
    return new TimelyReader(new ArrivedAccounts(accounts, lastKnown, moment), lastKnown, patience);
  }

  /** One account. */
  public Timely<AccountStatus> find(AccountEmail email, Freshness freshness) {
    CompletableFuture<AccountLookup> lookup = accounts.find(email, freshness);
    if (lookup.isDone() && lookup.join() instanceof Found found) {
      return Timely.of(new AccountStatus.Answered(found));
    }
    CompletableFuture<Void> enough = patience.begin();
    CompletableFuture<Optional<Found>> before =
        lastKnown.of(email).applyToEither(enough.thenApply(end -> Optional.empty()), any -> any);
    CompletableFuture<AccountStatus> whole =
        lookup.thenCompose(
            answer ->
                answer.match(
                    found -> completedFuture(new AccountStatus.Answered(found)),
                    failed -> before.thenApply(last -> AccountStatus.of(failed, last))));
    return new Timely<>(
        whole.applyToEither(
            enough.thenCombine(before, (end, last) -> new AccountStatus.Awaited(email, last)),
            any -> any),
        whole);
  }

  /** Every account that may be shown. */
  public Timely<OverviewStatus> overview(Predicate<AccountEmail> shown, Freshness freshness) {
    OverviewReading reading = new OverviewReading(accounts, shown);
    CompletableFuture<Boolean> answered = reading.ask(freshness);
    if (answered.isDone() && answered.join()) {
      return Timely.of(reading.soFar(Map.of()));
    }
    CompletableFuture<Void> enough = patience.begin();
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
}
