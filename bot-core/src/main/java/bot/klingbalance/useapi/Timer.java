package bot.klingbalance.useapi;

import java.time.Duration;
import java.time.Instant;

/** Measures time, and runs work after a wait without holding a thread. Never blocks. */
interface Timer {
  /** Nanoseconds since some moment, never set back; only differences mean something. */
  long nanos();

  /** The time of day. */
  Instant now();

  /** Runs {@code then} once {@code wait} has passed, unless this is closed before. */
  void after(Duration wait, Runnable then);

  /** Ends all waiting. */
  void close();
}
