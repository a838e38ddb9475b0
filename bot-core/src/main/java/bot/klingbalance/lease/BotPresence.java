package bot.klingbalance.lease;

import bot.klingbalance.store.StoreThread;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Duration;

/** Says regularly that this bot is alive, for those who want to know which bots there are. */
public final class BotPresence implements AutoCloseable {
  /** From one sign of life to the next. */
  static final Duration BEAT = Duration.ofSeconds(5);

  /** Nobody says of a bot that it runs when a sign of life is missing for so long. */
  static final Duration LATE = BEAT.multipliedBy(2);

  /** A bot that was not seen for so long is dead, or cut off. */
  static final Duration MISSED = Duration.ofMinutes(1);

  /** As long as somebody may want to know that it was there. */
  static final Duration FORGOTTEN = Duration.ofHours(24);

  private final BotRegistry registry;
  private final BotInstance bot;
  private final StoreThread thread;

  public BotPresence(BotRegistry registry, BotInstance bot, StoreThread thread) {
    this.registry = registry;
    this.bot = bot;
    this.thread = thread;
  }

  /** Begins to, and returns at once. */
  public void start() {
    thread.now(() -> thread.repeat(this::beat, BEAT));
  }

  /** Says that it is gone; some seconds at most. */
  @Override
  public void close() {
    thread.close(this::leave);
  }

  private void beat() {
    try {
      registry.seen(bot, FORGOTTEN);
    } catch (StoreUnavailable later) {
      // The next one comes soon, and the log has it already.
    }
  }

  private void leave() {
    try {
      registry.gone(bot.id());
    } catch (StoreUnavailable unsaid) {
      // It is seen by its silence.
    }
  }
}
