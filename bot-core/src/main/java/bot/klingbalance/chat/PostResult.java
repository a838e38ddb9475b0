package bot.klingbalance.chat;

import java.time.Duration;
import java.util.function.Function;

/** What came of posting or updating a message. */
public sealed interface PostResult {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(
      Function<Posted, T> posted, Function<RetryAfter, T> retryAfter, Function<Refused, T> refused);

  /** The platform confirmed it. */
  record Posted(PostedMessage message) implements PostResult {
    @Override
    public <T> T match(
        Function<Posted, T> posted,
        Function<RetryAfter, T> retryAfter,
        Function<Refused, T> refused) {
      return posted.apply(this);
    }
  }

  /**
   * It did not work this time.
   *
   * @param after how long to wait at least; zero when the platform did not say
   * @param mayHaveArrived whether the message may stand in the channel all the same
   * @param why for the log
   */
  record RetryAfter(Duration after, boolean mayHaveArrived, String why) implements PostResult {
    @Override
    public <T> T match(
        Function<Posted, T> posted,
        Function<RetryAfter, T> retryAfter,
        Function<Refused, T> refused) {
      return retryAfter.apply(this);
    }
  }

  /**
   * It will never work as things are.
   *
   * @param code the platform's own word for it, such as {@code not_in_channel}
   * @param remedy a sentence that says what is wrong and what whoever runs the bot can do about it
   * @param isOfToken whether it is the bot that is refused, and not the message: seen once in a
   *     while for one request among many, so that only the same answer again is believed
   */
  record Refused(String code, String remedy, boolean isOfToken) implements PostResult {
    /** The message is refused, or its channel. */
    public Refused(String code, String remedy) {
      this(code, remedy, false);
    }

    @Override
    public <T> T match(
        Function<Posted, T> posted,
        Function<RetryAfter, T> retryAfter,
        Function<Refused, T> refused) {
      return refused.apply(this);
    }
  }
}
