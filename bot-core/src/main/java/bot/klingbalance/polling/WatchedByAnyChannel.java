package bot.klingbalance.polling;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WeeklyReports;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The accounts that some channel watches, or gets a weekly report of. */
public final class WatchedByAnyChannel {
  private final AllWatches watches;
  private final WeeklyReports reports;
  private final Accounts accounts;
  private final Predicate<AccountEmail> shown;

  /**
   * Those of all watches and reports.
   *
   * @param shown which accounts may be shown; the others are not asked for
   */
  public WatchedByAnyChannel(
      AllWatches watches, WeeklyReports reports, Accounts accounts, Predicate<AccountEmail> shown) {
    this.watches = watches;
    this.reports = reports;
    this.accounts = accounts;
    this.shown = shown;
  }

  /** What came of asking who is watched. */
  sealed interface Answer {
    /**
     * Applies the function of its kind. A new kind adds a parameter, so no caller can forget it.
     */
    <T> T match(Function<Watched, T> watched, Function<Unknown, T> unknown);

    record Watched(Set<AccountEmail> accounts) implements Answer {
      @Override
      public <T> T match(Function<Watched, T> watched, Function<Unknown, T> unknown) {
        return watched.apply(this);
      }
    }

    /** It could not be read which accounts there are. */
    record Unknown(Failure failure) implements Answer {
      @Override
      public <T> T match(Function<Watched, T> watched, Function<Unknown, T> unknown) {
        return unknown.apply(this);
      }
    }
  }

  /**
   * Who is watched now. Blocks while the store answers, and not for useapi.net.
   *
   * @throws bot.klingbalance.store.StoreUnavailable when the store cannot be used
   */
  CompletableFuture<Answer> read() {
    Stream<Watch> warned =
        watches.channels().stream().flatMap(channel -> watches.of(channel).active().stream());
    Stream<Watch> reported =
        reports.all().stream()
            .filter(report -> !report.paused())
            .flatMap(report -> watches.of(report.channel()).reported().active().stream());
    Optional<WatchedAccounts> together =
        Stream.concat(warned, reported).map(Watch::accounts).reduce(WatchedAccounts::and);
    if (together.isEmpty()) {
      return completedFuture(watched(List.of()));
    }
    return together
        .get()
        .match(
            all -> accounts.list(Freshness.RECENT).thenApply(this::all),
            these ->
                accounts.list(Freshness.RECENT).thenApply(list -> named(list, these.emails())));
  }

  private Answer all(AccountListing listing) {
    return listing.match(
        listed -> watched(emails(listed)), failed -> new Answer.Unknown(failed.failure()));
  }

  /**
   * One that the list does not have would answer that it is not configured, at each poll; it is
   * asked for again once it stands there. Without a list each may be there.
   */
  private Answer named(AccountListing listing, Collection<AccountEmail> named) {
    return listing.match(
        listed -> watched(emails(listed).stream().filter(named::contains).toList()),
        failed ->
            failed.failure().reason().holdsForWholeToken()
                ? new Answer.Unknown(failed.failure())
                : watched(named));
  }

  private static List<AccountEmail> emails(Listed listed) {
    return listed.accounts().stream().map(KlingAccount::email).toList();
  }

  private Answer watched(Collection<AccountEmail> emails) {
    return new Answer.Watched(
        emails.stream().filter(shown).collect(Collectors.toUnmodifiableSet()));
  }
}
