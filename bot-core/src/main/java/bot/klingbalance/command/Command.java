package bot.klingbalance.command;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Completion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Answers what people type behind one command, and the buttons under its answers. Safe for use by
 * many threads; no call blocks.
 */
public interface Command {
  CommandSpec spec();

  /**
   * The answer to the asker, or a form; done already when nothing had to be read for it. It ends
   * exceptionally only on a defect. Guests do not come so far.
   */
  CompletableFuture<Reply> answer(Question question);

  /** Who answers the buttons under its messages. */
  default List<ButtonHandler<?>> buttons() {
    return List.of();
  }

  /**
   * What cannot be done as it stands in a form, in a sentence for each such field; empty when the
   * form can be sent off.
   *
   * @param typed what stands in the fields; blank where nothing does
   */
  default Map<String, String> mistakes(String subcommand, Map<String, String> typed) {
    return Map.of();
  }

  /**
   * What goes on from what is typed so far, where this command alone knows it; at most {@code
   * most}. Waits for nothing.
   */
  default List<String> completions(Completion completion, String typed, int most) {
    return List.of();
  }
}
