package bot.klingbalance.command.warning;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.command.watch.WatchContext;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Revision;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.watch.WatchChange;
import bot.klingbalance.watch.WatchRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Writes down who deals with accounts, for every channel whose messages of today show them,
 * whatever chat it is of. Blocks while the store answers.
 */
final class Takers {
  private final WarningStore store;
  private final WatchRegistry watches;
  private final PressLog log;

  Takers(WatchContext context) {
    this.store = context.store();
    this.watches = context.watches();
    this.log = new PressLog(context);
  }

  /**
   * Takes what is open in a digest.
   *
   * @param by who pressed, and when
   * @return the digest as it stands now; nothing where all of it is over
   */
  Optional<Digest> take(Digest pressed, WatchChange by) {
    Set<AccountEmail> accounts = pressed.openAccounts();
    if (accounts.isEmpty()) {
      return Optional.empty();
    }
    othersOfToday(by.at()).stream()
        .filter(digest -> !digest.id().equals(pressed.id()))
        .forEach(
            digest ->
                take(
                    digest,
                    accounts,
                    by,
                    Revision.byPressElsewhere(taking(accounts, by), by.at())));
    return take(pressed, accounts, by, Revision.byPress(taking(accounts, by), by.at()));
  }

  private Optional<Digest> take(
      Digest digest, Set<AccountEmail> accounts, WatchChange by, Revision revision) {
    List<Taken> taken = Taken.of(digest, accounts, by);
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    store.states().take(taken);
    log.taken(digest, taken, by);
    return store.outbox().revise(digest.id(), revision);
  }

  /** As it stands when it is changed. */
  private static UnaryOperator<Digest> taking(Set<AccountEmail> accounts, WatchChange by) {
    return digest -> digest.taken(Taken.of(digest, accounts, by));
  }

  private List<Digest> othersOfToday(Instant now) {
    LocalDate yesterdayInUtc = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
    return store.outbox().since(yesterdayInUtc).stream()
        .map(Delivery::digest)
        .filter(digest -> isOfToday(digest, now))
        .toList();
  }

  private boolean isOfToday(Digest digest, Instant now) {
    return watches
        .of(digest.key().channel())
        .daily()
        .filter(daily -> daily.dateOf(now).equals(digest.key().date()))
        .isPresent();
  }
}
