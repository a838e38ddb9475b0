package bot.klingbalance.command.plan;

import bot.klingbalance.message.ChatMessage;
import java.util.function.Function;

/** What comes of asking for a plan. */
public sealed interface PlanResult {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(
      Function<Planned, T> planned,
      Function<Misunderstood, T> misunderstood,
      Function<Unanswered, T> unanswered);

  /** What is said. */
  default ChatMessage message() {
    return match(Planned::words, Misunderstood::words, Unanswered::words);
  }

  /** A plan. */
  record Planned(PlanAnswer answer, ChatMessage words) implements PlanResult {
    @Override
    public <T> T match(
        Function<Planned, T> planned,
        Function<Misunderstood, T> misunderstood,
        Function<Unanswered, T> unanswered) {
      return planned.apply(this);
    }
  }

  /** Help, or what has to be typed otherwise. */
  record Misunderstood(ChatMessage words) implements PlanResult {
    @Override
    public <T> T match(
        Function<Planned, T> planned,
        Function<Misunderstood, T> misunderstood,
        Function<Unanswered, T> unanswered) {
      return misunderstood.apply(this);
    }
  }

  /** No account may be shown, or it cannot be read which there are. */
  record Unanswered(ChatMessage words) implements PlanResult {
    @Override
    public <T> T match(
        Function<Planned, T> planned,
        Function<Misunderstood, T> misunderstood,
        Function<Unanswered, T> unanswered) {
      return unanswered.apply(this);
    }
  }
}
