package bot.klingbalance.outbox;

import bot.klingbalance.chat.PostedMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What came of a try to send a digest. */
public sealed interface Settlement {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(Function<Posted, T> posted, Function<Retry, T> retry, Function<SetAside, T> setAside);

  /**
   * It stands in the channel.
   *
   * @param found whether it was found there, and not posted just now: it may say something older
   */
  record Posted(PostedMessage message, Instant at, boolean found) implements Settlement {
    /** One that was posted just now. */
    public Posted(PostedMessage message, Instant at) {
      this(message, at, false);
    }

    @Override
    public <T> T match(
        Function<Posted, T> posted, Function<Retry, T> retry, Function<SetAside, T> setAside) {
      return posted.apply(this);
    }
  }

  /**
   * It is to be tried again.
   *
   * @param from not before this
   * @param mayHaveArrived whether the message may stand in the channel all the same
   * @param obstacle what was in the way
   * @param doubt that nobody knows whether it stands in the channel; absent where it does not
   */
  record Retry(Instant from, boolean mayHaveArrived, Obstacle obstacle, Optional<Doubt> doubt)
      implements Settlement {
    /** One that surely does not stand there. */
    public Retry(Instant from, boolean mayHaveArrived, Obstacle obstacle) {
      this(from, mayHaveArrived, obstacle, Optional.empty());
    }

    /** One of which nobody says what was in the way. */
    public Retry(Instant from, boolean mayHaveArrived) {
      this(from, mayHaveArrived, Obstacle.UNTOLD, Optional.empty());
    }

    @Override
    public <T> T match(
        Function<Posted, T> posted, Function<Retry, T> retry, Function<SetAside, T> setAside) {
      return retry.apply(this);
    }
  }

  /**
   * Why nobody knows whether a message stands in its channel.
   *
   * @param at when that was found; stored where it is the first time
   * @param why a part of a sentence, or one without its full stop
   */
  record Doubt(Instant at, String why) {
    public Doubt {
      why = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    }
  }

  /**
   * It is not tried any more.
   *
   * @param reason a sentence for people
   * @param mayHaveArrived whether the message may stand in the channel all the same, by an earlier
   *     try
   * @param code of the reason, for counting: the platform's own word, {@value #DAY_OVER} or {@value
   *     #SUPERSEDED}
   */
  record SetAside(String reason, Instant at, boolean mayHaveArrived, String code)
      implements Settlement {
    /** The code of a message that could not be posted while its day lasted. */
    public static final String DAY_OVER = "day_over";

    /** The code of an urgent message whose place the daily one took. */
    public static final String SUPERSEDED = "superseded";

    /** One without a code. */
    public SetAside(String reason, Instant at, boolean mayHaveArrived) {
      this(reason, at, mayHaveArrived, "");
    }

    /** One of which it is certain that it did not arrive. */
    public SetAside(String reason, Instant at) {
      this(reason, at, false);
    }

    @Override
    public <T> T match(
        Function<Posted, T> posted, Function<Retry, T> retry, Function<SetAside, T> setAside) {
      return setAside.apply(this);
    }
  }
}
