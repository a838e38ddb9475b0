package bot.klingbalance.command.typed;

import bot.klingbalance.message.ChatMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What comes of what was typed, for people and for scripts.
 *
 * @param <A> the answer as a value
 */
public sealed interface TypedAnswer<A> {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(
      Function<Answered<A>, T> answered,
      Function<Misunderstood<A>, T> misunderstood,
      Function<Unanswered<A>, T> unanswered);

  /** What is said. */
  default ChatMessage message() {
    return match(Answered::words, Misunderstood::words, Unanswered::words);
  }

  /** The answer, as far as it is known. */
  record Answered<A>(A answer, ChatMessage words) implements TypedAnswer<A> {
    @Override
    public <T> T match(
        Function<Answered<A>, T> answered,
        Function<Misunderstood<A>, T> misunderstood,
        Function<Unanswered<A>, T> unanswered) {
      return answered.apply(this);
    }
  }

  /** Help, or what has to be typed otherwise. */
  record Misunderstood<A>(ChatMessage words) implements TypedAnswer<A> {
    @Override
    public <T> T match(
        Function<Answered<A>, T> answered,
        Function<Misunderstood<A>, T> misunderstood,
        Function<Unanswered<A>, T> unanswered) {
      return misunderstood.apply(this);
    }
  }

  /**
   * No account may be shown, or it cannot be read which there are.
   *
   * @param retryAt from when on useapi.net takes requests again, where it said so
   */
  record Unanswered<A>(ChatMessage words, Optional<Instant> retryAt) implements TypedAnswer<A> {
    public Unanswered(ChatMessage words) {
      this(words, Optional.empty());
    }

    @Override
    public <T> T match(
        Function<Answered<A>, T> answered,
        Function<Misunderstood<A>, T> misunderstood,
        Function<Unanswered<A>, T> unanswered) {
      return unanswered.apply(this);
    }
  }
}
