package bot.klingbalance.discord;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.Nothing;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.discord.rendering.Rendering;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.RestAction;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the press of a button. While it is looked for the press is acknowledged silently,
 * and what comes then goes where it belongs: into the message, or below it as a message of its own
 * for the channel or for the asker alone. So nothing need be known in advance about where that is.
 */
final class ButtonAnswer extends Answer {
  private final ButtonInteractionEvent event;

  ButtonAnswer(
      ButtonInteractionEvent event,
      Rendering rendering,
      Clock clock,
      CompletableFuture<Void> finished) {
    super("a button", event.getHook(), rendering, clock, finished);
    this.event = event;
  }

  @Override
  RestAction<?> direct(Reply reply) {
    if (reply instanceof InPlace inPlace) {
      return event.editMessage(replacement(inPlace.message()));
    }
    if (reply instanceof ToChannel toChannel) {
      return event.reply(rendered(toChannel.message()));
    }
    if (reply instanceof ToAsker toAsker) {
      return event.reply(rendered(toAsker.message())).setEphemeral(true);
    }
    return acknowledgement();
  }

  @Override
  RestAction<?> acknowledgement() {
    return event.deferEdit();
  }

  @Override
  @Nullable RestAction<?> later(Reply reply, InteractionHook hook) {
    if (reply instanceof Nothing) {
      return null;
    }
    if (reply instanceof InPlace inPlace) {
      return hook.editOriginal(replacement(inPlace.message()));
    }
    if (reply instanceof ToChannel toChannel) {
      return hook.sendMessage(rendered(toChannel.message())).setEphemeral(false);
    }
    return hook.sendMessage(rendered(((ToAsker) reply).message())).setEphemeral(true);
  }
}
