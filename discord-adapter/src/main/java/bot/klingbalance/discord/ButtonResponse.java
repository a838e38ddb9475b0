package bot.klingbalance.discord;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.discord.drawing.IllustratedMessages;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;

/**
 * The answer to the press of a button. While it is looked for the press is acknowledged silently,
 * and what comes then goes where it belongs: into the message, or below it as a message of its own
 * for the channel or for the asker alone. So nothing need be known in advance about where that is.
 */
final class ButtonResponse extends InteractionResponse {
  private final InteractionCallback callback;

  ButtonResponse(
      InteractionCallback callback,
      IllustratedMessages illustrator,
      Clock clock,
      CompletableFuture<Void> finished) {
    super("a button", callback.hook(), illustrator, clock, finished);
    this.callback = callback;
  }

  @Override
  RestAction<?> direct(Reply reply, Optional<MessageCreateData> rendered) {
    if (rendered.isEmpty()) {
      return acknowledgement();
    }
    return reply instanceof InPlace
        ? callback.edit(MessageEditData.fromCreateData(rendered.get()))
        : callback.reply(rendered.get(), reply instanceof ToAsker);
  }

  @Override
  RestAction<?> acknowledgement() {
    return callback.deferEdit();
  }

  @Override
  RestAction<?> later(Reply reply, MessageCreateData rendered, InteractionHook hook) {
    return reply instanceof InPlace
        ? hook.editOriginal(MessageEditData.fromCreateData(rendered))
        : hook.sendMessage(rendered).setEphemeral(reply instanceof ToAsker);
  }

  @Override
  boolean isChange(Reply reply) {
    return reply instanceof InPlace;
  }
}
