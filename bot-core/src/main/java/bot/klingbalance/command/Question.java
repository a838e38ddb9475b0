package bot.klingbalance.command;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import java.time.ZoneId;

/**
 * What a person typed.
 *
 * @param channel where it was typed
 * @param text what stands behind the command; an adapter with typed options writes them out with
 *     {@link bot.klingbalance.command.spec.CommandSpec#typed}
 */
public record Question(Asker asker, Channel channel, String text) {
  /** Where the person is; {@code otherwise} where the chat does not tell. */
  public ZoneId zone(ZoneId otherwise) {
    return asker.zone().orElse(otherwise);
  }
}
