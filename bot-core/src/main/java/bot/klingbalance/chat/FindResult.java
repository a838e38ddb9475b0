package bot.klingbalance.chat;

import java.time.Duration;
import java.util.function.Function;

/** What came of looking for the message of a delivery. */
public sealed interface FindResult {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(Function<Found, T> found, Function<Absent, T> absent, Function<Unclear, T> unclear);

  /** It had arrived. */
  record Found(PostedMessage message) implements FindResult {
    @Override
    public <T> T match(
        Function<Found, T> found, Function<Absent, T> absent, Function<Unclear, T> unclear) {
      return found.apply(this);
    }
  }

  /** It is not in the channel. */
  record Absent() implements FindResult {
    @Override
    public <T> T match(
        Function<Found, T> found, Function<Absent, T> absent, Function<Unclear, T> unclear) {
      return absent.apply(this);
    }
  }

  /**
   * It cannot be told.
   *
   * @param why for the log
   * @param after how long to wait at least before it is looked for again; zero when the platform
   *     did not say
   * @param isForGood whether another look would tell no more as things are
   */
  record Unclear(String why, Duration after, boolean isForGood) implements FindResult {
    /** One after trouble on the way, which may be over the next time. */
    public Unclear(String why) {
      this(why, Duration.ZERO, false);
    }

    @Override
    public <T> T match(
        Function<Found, T> found, Function<Absent, T> absent, Function<Unclear, T> unclear) {
      return unclear.apply(this);
    }
  }
}
