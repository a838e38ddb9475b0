package bot.klingbalance.chat;

import java.util.function.Function;

/** What came of looking for the message of a delivery. */
public sealed interface FindResult {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(
      Function<Found, T> found,
      Function<Absent, T> absent,
      Function<TakenOnce, T> takenOnce,
      Function<Unclear, T> unclear);

  /** It had arrived. */
  record Found(PostedMessage message) implements FindResult {
    @Override
    public <T> T match(
        Function<Found, T> found,
        Function<Absent, T> absent,
        Function<TakenOnce, T> takenOnce,
        Function<Unclear, T> unclear) {
      return found.apply(this);
    }
  }

  /** It is not in the channel. */
  record Absent() implements FindResult {
    @Override
    public <T> T match(
        Function<Found, T> found,
        Function<Absent, T> absent,
        Function<TakenOnce, T> takenOnce,
        Function<Unclear, T> unclear) {
      return absent.apply(this);
    }
  }

  /**
   * It cannot be told, and need not be: for some minutes the platform takes the same delivery once
   * only, so to post it again at once is safe.
   */
  record TakenOnce() implements FindResult {
    @Override
    public <T> T match(
        Function<Found, T> found,
        Function<Absent, T> absent,
        Function<TakenOnce, T> takenOnce,
        Function<Unclear, T> unclear) {
      return takenOnce.apply(this);
    }
  }

  /**
   * It cannot be told.
   *
   * @param why for the log
   */
  record Unclear(String why) implements FindResult {
    @Override
    public <T> T match(
        Function<Found, T> found,
        Function<Absent, T> absent,
        Function<TakenOnce, T> takenOnce,
        Function<Unclear, T> unclear) {
      return unclear.apply(this);
    }
  }
}
