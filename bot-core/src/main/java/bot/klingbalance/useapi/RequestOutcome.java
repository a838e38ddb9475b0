package bot.klingbalance.useapi;

import bot.klingbalance.useapi.wire.ErrorResponse;
import java.util.Optional;
import java.util.function.Function;

/** What a response means for the request that was made. */
sealed interface RequestOutcome<V> {
  /** The result of the one function that fits. */
  <T> T match(Function<V, T> answered, Function<ErrorResponse, T> unanswered);

  /** Why it answers nothing. */
  default Optional<ErrorResponse> error() {
    return match(value -> Optional.empty(), Optional::of);
  }

  /** It answers the request. */
  record Answered<V>(V value) implements RequestOutcome<V> {
    @Override
    public <T> T match(Function<V, T> answered, Function<ErrorResponse, T> unanswered) {
      return answered.apply(value);
    }
  }

  /** It does not. */
  record Unanswered<V>(ErrorResponse why) implements RequestOutcome<V> {
    @Override
    public <T> T match(Function<V, T> answered, Function<ErrorResponse, T> unanswered) {
      return unanswered.apply(why);
    }
  }
}
