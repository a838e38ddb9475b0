package bot.klingbalance.outbox;

import bot.klingbalance.chat.PostedMessage;
import java.time.Instant;
import java.util.function.Function;

/** What came of a try to send a digest. */
public sealed interface Settlement {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(Function<Posted, T> posted, Function<Retry, T> retry, Function<SetAside, T> setAside);

  /** It stands in the channel. */
  record Posted(PostedMessage message, Instant at) implements Settlement {
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
   */
  record Retry(Instant from, boolean mayHaveArrived) implements Settlement {
    @Override
    public <T> T match(
        Function<Posted, T> posted, Function<Retry, T> retry, Function<SetAside, T> setAside) {
      return retry.apply(this);
    }
  }

  /**
   * It is not tried any more.
   *
   * @param reason a sentence for people
   * @param mayHaveArrived whether the message may stand in the channel all the same, by an earlier
   *     try
   */
  record SetAside(String reason, Instant at, boolean mayHaveArrived) implements Settlement {
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
