package bot.klingbalance.discord;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.discord.drawing.IllustratedMessages;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.jspecify.annotations.Nullable;

/** The answer to a command: only the asker sees it. */
final class SlashCommandResponse extends InteractionResponse {
  private final InteractionCallback callback;

  /**
   * A response that is not given yet.
   *
   * @param command the name of the command
   */
  SlashCommandResponse(
      String command,
      InteractionCallback callback,
      IllustratedMessages illustrator,
      Clock clock,
      CompletableFuture<Void> finished) {
    super("/" + command, callback.hook(), illustrator, clock, finished);
    this.callback = callback;
  }

  @Override
  RestAction<?> direct(Reply reply, Optional<MessageCreateData> rendered) {
    return callback.reply(toAsker(reply, rendered.orElse(null)), true);
  }

  @Override
  RestAction<?> acknowledgement() {
    return callback.deferReply();
  }

  @Override
  RestAction<?> later(Reply reply, MessageCreateData rendered, InteractionHook hook) {
    return hook.editOriginal(MessageEditData.fromCreateData(toAsker(reply, rendered)));
  }

  @Override
  boolean isChange(Reply reply) {
    return true;
  }

  private static MessageCreateData toAsker(Reply reply, @Nullable MessageCreateData rendered) {
    if (reply instanceof Reply.ToAsker && rendered != null) {
      return rendered;
    }
    throw new IllegalStateException("a command is answered to its asker");
  }
}
