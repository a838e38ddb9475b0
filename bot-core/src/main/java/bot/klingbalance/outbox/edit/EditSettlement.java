package bot.klingbalance.outbox.edit;

import bot.klingbalance.outbox.Obstacle;
import java.time.Instant;
import java.util.function.Function;

/** What came of a try to edit a message. */
public sealed interface EditSettlement {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(
      Function<Done, T> done,
      Function<Retry, T> retry,
      Function<GivenUp, T> givenUp,
      Function<Ended, T> ended);

  /** It shows that revision. */
  record Done(int revision, Instant at) implements EditSettlement {
    @Override
    public <T> T match(
        Function<Done, T> done,
        Function<Retry, T> retry,
        Function<GivenUp, T> givenUp,
        Function<Ended, T> ended) {
      return done.apply(this);
    }
  }

  /**
   * It is to be tried again.
   *
   * @param from not before this
   * @param obstacle what was in the way
   */
  record Retry(Instant from, Obstacle obstacle) implements EditSettlement {
    @Override
    public <T> T match(
        Function<Done, T> done,
        Function<Retry, T> retry,
        Function<GivenUp, T> givenUp,
        Function<Ended, T> ended) {
      return retry.apply(this);
    }
  }

  /**
   * It did not work for very long: it is tried again when the digest changes again.
   *
   * @param obstacle what was in the way at last
   */
  record GivenUp(Obstacle obstacle) implements EditSettlement {
    /** The code of it, for counting: nobody looks at its message any more. */
    public static final String CODE = "day_over";

    @Override
    public <T> T match(
        Function<Done, T> done,
        Function<Retry, T> retry,
        Function<GivenUp, T> givenUp,
        Function<Ended, T> ended) {
      return givenUp.apply(this);
    }
  }

  /**
   * The platform refuses it: the message stays as it is, now and later.
   *
   * @param reason a sentence for people
   * @param code of the reason, for counting: the platform's own word
   */
  record Ended(String reason, String code) implements EditSettlement {
    @Override
    public <T> T match(
        Function<Done, T> done,
        Function<Retry, T> retry,
        Function<GivenUp, T> givenUp,
        Function<Ended, T> ended) {
      return ended.apply(this);
    }
  }
}
