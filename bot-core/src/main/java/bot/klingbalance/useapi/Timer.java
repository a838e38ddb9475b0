package bot.klingbalance.useapi;

import java.time.Duration;

/** Time as it passes: measured, and waited for without holding a thread. Never blocks. */
interface Timer {
  /** Nanoseconds since some moment; only differences mean something. */
  long nanos();

  /** Runs {@code then} once {@code wait} has passed, unless this is closed before. */
  void after(Duration wait, Runnable then);

  /** Ends all waiting. */
  void close();
}
