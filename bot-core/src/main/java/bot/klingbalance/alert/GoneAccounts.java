package bot.klingbalance.alert;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Outbox;
import bot.klingbalance.store.BackgroundThread;
import bot.klingbalance.store.StoreThread;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each list of useapi.net for accounts that a message of today tells of or counts, and
 * that it does not name: nobody asks for them any more, so no answer would ever say so. On a thread
 * of its own.
 */
public final class GoneAccounts implements Consumer<Listed>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GoneAccounts.class);

  /** The same list is looked at again after this: another bot may have posted meanwhile. */
  static final Duration AGAIN = Duration.ofMinutes(30);

  private final Outbox outbox;
  private final Consumer<AccountLookup> alerts;
  private final Clock clock;
  private final StoreThread thread;
  private Set<AccountEmail> looked = Set.of();
  private Instant lookedAt = Instant.MIN;

  /**
   * Looks at what {@code outbox} has told.
   *
   * @param alerts told of each of them, as of an answer that it is not there
   */
  public GoneAccounts(Outbox outbox, Consumer<AccountLookup> alerts, Clock clock) {
    this(outbox, alerts, clock, new BackgroundThread("gone-accounts"));
  }

  GoneAccounts(Outbox outbox, Consumer<AccountLookup> alerts, Clock clock, StoreThread thread) {
    this.outbox = outbox;
    this.alerts = alerts;
    this.clock = clock;
    this.thread = thread;
  }

  /** Looks at a list soon. Never blocks, and is safe for use by many threads. */
  @Override
  public void accept(Listed listed) {
    thread.now(() -> look(listed));
  }

  @Override
  public void close() {
    thread.close(() -> {});
  }

  private void look(Listed listed) {
    Set<AccountEmail> there =
        listed.accounts().stream().map(KlingAccount::email).collect(Collectors.toSet());
    Instant now = clock.instant();
    if (looked.equals(there) && now.isBefore(lookedAt.plus(AGAIN))) {
      return;
    }
    try {
      missing(there, now)
          .forEach(
              account ->
                  alerts.accept(new Failed(account, Failure.of(Failure.Reason.NOT_CONFIGURED))));
      looked = there;
      lookedAt = now;
    } catch (StoreUnavailable known) {
      log.debug("Which accounts are gone is looked up with the next list.", known);
    }
  }

  private Set<AccountEmail> missing(Set<AccountEmail> there, Instant now) {
    LocalDate yesterdayInUtc = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
    return outbox.since(yesterdayInUtc).stream()
        .map(Delivery::digest)
        .filter(digest -> digest.weekly().isEmpty())
        .map(GoneAccounts::shown)
        .flatMap(Set::stream)
        .filter(account -> !there.contains(account))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Also those that it only counts. */
  private static Set<AccountEmail> shown(Digest digest) {
    Set<AccountEmail> shown = new TreeSet<>(digest.openAccounts());
    shown.addAll(digest.accounts());
    return shown;
  }
}
