package bot.klingbalance.outbox.edit;

import bot.klingbalance.outbox.Obstacle;
import java.time.Instant;
import java.util.function.Function;

/** What came of a try to edit a message. */
public sealed interface EditSettlement {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(Function<Done, T> done, Function<Retry, T> retry, Function<Ended, T> ended);

  /** It shows that revision. */
  record Done(int revision, Instant at) implements EditSettlement {
    @Override
    public <T> T match(Function<Done, T> done, Function<Retry, T> retry, Function<Ended, T> ended) {
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
    public <T> T match(Function<Done, T> done, Function<Retry, T> retry, Function<Ended, T> ended) {
      return retry.apply(this);
    }
  }

  /**
   * It stays as it is, now and later.
   *
   * @param reason a sentence for people
   * @param code of the reason, for counting: the platform's own word, or {@value #DAY_OVER}
   */
  record Ended(String reason, String code) implements EditSettlement {
    /** The code of an edit that did not work while anybody still looks at its message. */
    public static final String DAY_OVER = "day_over";

    @Override
    public <T> T match(Function<Done, T> done, Function<Retry, T> retry, Function<Ended, T> ended) {
      return ended.apply(this);
    }
  }
}
