package bot.klingbalance.lease;

import bot.klingbalance.lease.LeaseStore.Wish;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Duration;

/**
 * A lease in the store, as one bot asks for it.
 *
 * @param bot its name, which no other bot has
 * @param lasts how long it is good for
 */
record LeaseRow(String name, String bot, LeaseStore store, Duration lasts) {
  LeaseClaim claim(Wish wish) {
    return store.claim(name, bot, wish, lasts);
  }

  void giveBack() {
    try {
      store.giveBack(name, bot);
    } catch (StoreUnavailable untold) {
      // It runs out by itself.
    }
  }
}
