package bot.klingbalance.command.usage;

import bot.klingbalance.message.ChatMessage;
import java.util.function.Function;

/** What comes of asking what was spent. */
public sealed interface UsageResult {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(
      Function<Used, T> used,
      Function<Misunderstood, T> misunderstood,
      Function<Unanswered, T> unanswered);

  /** What is said. */
  default ChatMessage message() {
    return match(Used::words, Misunderstood::words, Unanswered::words);
  }

  /** What was spent, as far as it is known. */
  record Used(UsageAnswer answer, ChatMessage words) implements UsageResult {
    @Override
    public <T> T match(
        Function<Used, T> used,
        Function<Misunderstood, T> misunderstood,
        Function<Unanswered, T> unanswered) {
      return used.apply(this);
    }
  }

  /** Help, or what has to be typed otherwise. */
  record Misunderstood(ChatMessage words) implements UsageResult {
    @Override
    public <T> T match(
        Function<Used, T> used,
        Function<Misunderstood, T> misunderstood,
        Function<Unanswered, T> unanswered) {
      return misunderstood.apply(this);
    }
  }

  /** No account may be shown, or it cannot be read which there are. */
  record Unanswered(ChatMessage words) implements UsageResult {
    @Override
    public <T> T match(
        Function<Used, T> used,
        Function<Misunderstood, T> misunderstood,
        Function<Unanswered, T> unanswered) {
      return unanswered.apply(this);
    }
  }
}
