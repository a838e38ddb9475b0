package bot.klingbalance.lease;

import bot.klingbalance.store.StoreThread;
import java.util.function.LongSupplier;

/**
 * What a renewed lease works with.
 *
 * @param asking for the store
 * @param watching for looking whether the time is up while the store does not answer; the listener
 *     is told on it
 * @param nanos a clock that never goes back, as {@link WakingTime}
 */
public record LeaseMeans(StoreThread asking, StoreThread watching, LongSupplier nanos) {}
