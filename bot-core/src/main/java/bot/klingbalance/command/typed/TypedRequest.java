package bot.klingbalance.command.typed;

import bot.klingbalance.message.ChatMessage;
import java.util.function.Function;

/**
 * What stands behind the name of a command.
 *
 * @param <R> what a person wants of that command
 */
public sealed interface TypedRequest<R> {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(
      Function<Understood<R>, T> understood,
      Function<Help<R>, T> help,
      Function<Mistake<R>, T> mistake);

  /** What can be answered. */
  record Understood<R>(R request) implements TypedRequest<R> {
    @Override
    public <T> T match(
        Function<Understood<R>, T> understood,
        Function<Help<R>, T> help,
        Function<Mistake<R>, T> mistake) {
      return understood.apply(this);
    }
  }

  /** How to use the command. */
  record Help<R>() implements TypedRequest<R> {
    @Override
    public <T> T match(
        Function<Understood<R>, T> understood,
        Function<Help<R>, T> help,
        Function<Mistake<R>, T> mistake) {
      return help.apply(this);
    }
  }

  /** What cannot be understood, with what is said of it. */
  record Mistake<R>(ChatMessage answer) implements TypedRequest<R> {
    @Override
    public <T> T match(
        Function<Understood<R>, T> understood,
        Function<Help<R>, T> help,
        Function<Mistake<R>, T> mistake) {
      return mistake.apply(this);
    }
  }
}
