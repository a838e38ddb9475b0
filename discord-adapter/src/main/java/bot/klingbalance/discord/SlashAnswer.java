package bot.klingbalance.discord;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.discord.rendering.Rendering;
import bot.klingbalance.message.ChatMessage;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.RestAction;

/** The answer to a command: only the asker sees it. */
final class SlashAnswer extends Answer {
  private final SlashCommandInteractionEvent event;

  SlashAnswer(
      SlashCommandInteractionEvent event,
      Rendering rendering,
      Clock clock,
      CompletableFuture<Void> finished) {
    super("/" + event.getName(), event.getHook(), rendering, clock, finished);
    this.event = event;
  }

  @Override
  RestAction<?> direct(Reply reply) {
    return event.reply(rendered(message(reply))).setEphemeral(true);
  }

  @Override
  RestAction<?> acknowledgement() {
    return event.deferReply(true);
  }

  @Override
  RestAction<?> later(Reply reply, InteractionHook hook) {
    return hook.editOriginal(replacement(message(reply)));
  }

  private static ChatMessage message(Reply reply) {
    if (reply instanceof Reply.ToAsker toAsker) {
      return toAsker.message();
    }
    throw new IllegalStateException("a command is answered to its asker");
  }
}
