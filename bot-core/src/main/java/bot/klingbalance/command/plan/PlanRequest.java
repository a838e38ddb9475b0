package bot.klingbalance.command.plan;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.command.typed.TypedRequest;
import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.message.Clip;
import bot.klingbalance.plan.RenderJob;
import java.util.List;
import java.util.Optional;

/**
 * What a person wants of {@code /kling-plan}: whether that can be rendered.
 *
 * @param on the only account that counts; absent: all that may be shown
 */
record PlanRequest(RenderJob job, Optional<AccountEmail> on) {
  /**
   * The request that stands behind the name of the command.
   *
   * @param clips those of the settings
   */
  static TypedRequest<PlanRequest> parse(String typed, List<Clip> clips) {
    return new PlanParser(TypedText.words(typed), clips).request();
  }
}
