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
        .filter(other -> !other.id().equals(pressed.id()))
        .forEach(other -> takeToo(other, accounts, by));
    List<Taken> taken = Taken.of(pressed, accounts, by);
    store.states().take(taken);
    log.taken(pressed, taken, by);
    return store.outbox().revise(pressed.id(), Revision.byPress(taking(accounts, by), by.at()));
  }

  private void takeToo(Delivery other, Set<AccountEmail> accounts, WatchChange by) {
    List<Taken> taken = Taken.of(other.digest(), accounts, by);
    if (taken.isEmpty()) {
      return;
    }
    store.states().take(taken);
    log.taken(other, taken, by);
    var unused =
        store.outbox().revise(other.id(), Revision.byPressElsewhere(taking(accounts, by), by.at()));
  }

  /** As it stands when it is changed. */
  private static UnaryOperator<Digest> taking(Set<AccountEmail> accounts, WatchChange by) {
    return digest -> digest.taken(Taken.of(digest, accounts, by));
  }

  private List<Delivery> othersOfToday(Instant now) {
    LocalDate yesterdayInUtc = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1);
    return store.outbox().since(yesterdayInUtc).stream()
        .filter(delivery -> isOfToday(delivery.digest(), now))
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
