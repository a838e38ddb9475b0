package bot.klingbalance.command.plan;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Clip;
import bot.klingbalance.plan.RenderJob;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a person wants of {@code /kling-plan}. */
sealed interface PlanRequest {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(Function<Render, T> render, Function<Help, T> help, Function<Mistake, T> mistake);

  /**
   * Whether that can be rendered.
   *
   * @param on the only account that counts; absent: all that may be shown
   */
  record Render(RenderJob job, Optional<AccountEmail> on) implements PlanRequest {
    @Override
    public <T> T match(
        Function<Render, T> render, Function<Help, T> help, Function<Mistake, T> mistake) {
      return render.apply(this);
    }
  }

  /** How to use it. */
  record Help() implements PlanRequest {
    @Override
    public <T> T match(
        Function<Render, T> render, Function<Help, T> help, Function<Mistake, T> mistake) {
      return help.apply(this);
    }
  }

  /** What cannot be understood, with what is said of it. */
  record Mistake(ChatMessage answer) implements PlanRequest {
    @Override
    public <T> T match(
        Function<Render, T> render, Function<Help, T> help, Function<Mistake, T> mistake) {
      return mistake.apply(this);
    }
  }

  /**
   * The request that stands behind the name of the command.
   *
   * @param clips those of the settings
   */
  static PlanRequest parse(String typed, List<Clip> clips) {
    return new PlanParser(TypedText.words(typed), clips).request();
  }
}
