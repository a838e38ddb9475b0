package bot.klingbalance.concurrent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a part of the bot that works by itself did its work last: a thread that has died tells
 * nobody, so whoever asks looks at what it has done. Safe for use by many threads; no call blocks.
 */
public final class LastWork {
  private final String name;
  private final Duration patience;
  private final Clock clock;
  private volatile Optional<Instant> last = Optional.empty();

  /**
   * Of a part that has not begun.
   *
   * @param name one word, such as {@code deliveries}
   * @param patience some times as long as it takes from one piece of work to the next
   */
  public LastWork(String name, Duration patience, Clock clock) {
    this.name = name;
    this.patience = patience;
    this.clock = clock;
  }

  public String name() {
    return name;
  }

  /** The part begins to work, or has done a piece of it. */
  public void done() {
    last = Optional.of(clock.instant());
  }

  /** The part ends: nothing is expected of it any more. */
  public void ended() {
    last = Optional.empty();
  }

  /** When it last worked; nothing while it is not to. */
  public Optional<Instant> at() {
    return last;
  }

  /** Since when it does nothing although it should; nothing while it works, or is not to. */
  public Optional<Instant> stalledSince() {
    return last.filter(at -> clock.instant().isAfter(at.plus(patience)));
  }
}
