package bot.klingbalance.check;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.Requester;
import bot.klingbalance.account.reading.LastKnown;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.WarnLimits;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the accounts that a channel watches. Safe for use by many threads; no call blocks. */
public final class WatchedAccountsReader implements ChannelCheck.Reader {
  private final Accounts accounts;
  private final Predicate<AccountEmail> shown;
  private final SharedBalances balances;
  private final RunwaySource runwaySource;
  private final KnownReadings known;
  private final Clock clock;

  /** Of the list that was read last: one channel after the other reads by the same one. */
  private volatile @Nullable Roster roster;

  /** Reads {@code accounts} where no earlier readings are known. */
  public WatchedAccountsReader(
      Accounts accounts, Predicate<AccountEmail> shown, RunwaySource runwaySource, Clock clock) {
    this(accounts, shown, runwaySource, LastKnown.NOTHING, clock);
  }

  /**
   * Reads {@code accounts}.
   *
   * @param shown which of them may be shown, as the settings have it whenever it is asked
   * @param lastKnown what takes the place of an answer that fails
   */
  public WatchedAccountsReader(
      Accounts accounts,
      Predicate<AccountEmail> shown,
      RunwaySource runwaySource,
      LastKnown lastKnown,
      Clock clock) {
    this.known = new KnownReadings(lastKnown, clock);
    this.accounts = accounts;
    this.shown = shown;
    this.balances = new SharedBalances(accounts, shown, clock);
    this.runwaySource = runwaySource;
    this.clock = clock;
  }

  /** The same, asking on behalf of {@code requester}. */
  public WatchedAccountsReader onBehalfOf(Requester requester) {
    return new WatchedAccountsReader(
        accounts.onBehalfOf(requester), shown, runwaySource, known.lastKnown(), clock);
  }

  @Override
  public CompletableFuture<ChannelReadings> read(ChannelWatches watches, Optional<Instant> since) {
    return read(watches, since, Freshness.RECENT);
  }

  /**
   * What is known now of those of the channel's accounts that may be shown.
   *
   * @param since the channel's last daily check; absent before the first
   * @param freshness how old an answer may be
   */
  public CompletableFuture<ChannelReadings> read(
      ChannelWatches watches, Optional<Instant> since, Freshness freshness) {
    Set<AccountEmail> named = watches.named();
    Wanted wanted = new Wanted(since, freshness, each -> isToldByTheCheckAlone(each, watches));
    return watches.watchesAll()
        ? accounts.list(freshness).thenCompose(listing -> readListed(listing, named, wanted))
        : read(named, wanted).thenApply(ChannelReadings::of);
  }

  /** Where no watch tells at once of far more spending than usual, the check tells all of it. */
  private static boolean isToldByTheCheckAlone(AccountEmail account, ChannelWatches watches) {
    return watches.limitsFor(account).filter(WarnLimits::unusual).isPresent()
        && watches.urgent().limitsFor(account).isEmpty();
  }

  /**
   * How accounts are to be read.
   *
   * @param untold of which it matters, too, what was unusual since then and is over
   */
  private record Wanted(
      Optional<Instant> since, Freshness freshness, Predicate<AccountEmail> untold) {}

  /**
   * What is known of some accounts now. The list of useapi.net is looked at first: one that does
   * not stand there is not configured, and no request is made to hear that.
   */
  public CompletableFuture<List<WatchedReading>> read(
      Set<AccountEmail> emails, Optional<Instant> since, Freshness freshness) {
    return read(emails, new Wanted(since, freshness, each -> false));
  }

  private CompletableFuture<List<WatchedReading>> read(Set<AccountEmail> emails, Wanted wanted) {
    if (emails.isEmpty()) {
      return completedFuture(List.of());
    }
    return accounts
        .list(wanted.freshness())
        .thenCompose(
            listing ->
                listing.match(
                    listed -> {
                      Roster there = roster(listed);
                      return readThese(there.those(emails), unlisted(emails, there), wanted);
                    },
                    failed -> readThese(sorted(emails), List.of(), wanted)));
  }

  private CompletableFuture<ChannelReadings> readListed(
      AccountListing listing, Set<AccountEmail> named, Wanted wanted) {
    return listing.match(
        listed -> readAll(roster(listed), named, wanted),
        failed ->
            readUnlisted(failed.failure(), named, wanted)
                .thenApply(some -> new ChannelReadings(some, Optional.of(failed))));
  }

  private CompletableFuture<ChannelReadings> readAll(
      Roster there, Set<AccountEmail> named, Wanted wanted) {
    return readThese(there.sorted(), unlisted(named, there), wanted)
        .thenApply(read -> new ChannelReadings(read, Optional.empty(), Optional.of(there.all())));
  }

  /** Where the list may soon be back, the accounts are those of which something is known. */
  private CompletableFuture<List<WatchedReading>> readUnlisted(
      Failure failure, Set<AccountEmail> named, Wanted wanted) {
    Set<AccountEmail> asked = failure.reason().holdsForWholeToken() ? Set.of() : named;
    return known
        .failures(failure, email -> shown.test(email) && !asked.contains(email))
        .thenCompose(others -> readThese(sorted(asked), others, wanted));
  }

  private List<AccountLookup> unlisted(Set<AccountEmail> emails, Roster there) {
    return there.without(emails).stream()
        .filter(shown)
        .<AccountLookup>map(email -> new Failed(email, Failure.of(Reason.NOT_CONFIGURED)))
        .toList();
  }

  private CompletableFuture<List<WatchedReading>> readThese(
      List<AccountEmail> sorted, List<AccountLookup> unasked, Wanted wanted) {
    return balances
        .readThese(sorted, wanted.freshness())
        .thenApply(lookups -> together(lookups, unasked))
        .thenCompose(
            lookups ->
                known.read(
                    lookups,
                    all ->
                        runwaySource.readings(
                            all, wanted.since(), clock.instant(), wanted.untold())));
  }

  private static List<AccountLookup> together(
      List<AccountLookup> sorted, List<AccountLookup> others) {
    return others.isEmpty()
        ? sorted
        : Stream.concat(sorted.stream(), others.stream())
            .sorted(Comparator.comparing(AccountLookup::email))
            .toList();
  }

  private static List<AccountEmail> sorted(Set<AccountEmail> emails) {
    return emails.stream().sorted().toList();
  }

  private Roster roster(Listed listed) {
    Roster newest = Roster.of(listed, roster);
    roster = newest;
    return newest;
  }
}
