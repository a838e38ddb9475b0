package bot.klingbalance.command;

import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.message.Clip;
import java.time.ZoneId;
import java.util.List;

/**
 * What the settings say to every command.
 *
 * @param masksForChannel whether a channel sees addresses masked
 * @param clips the kinds of clip to count credits in
 * @param home where people are of whom no chat says where
 */
public record CommandPolicy(
    ShownAccounts shown, boolean masksForChannel, List<Clip> clips, ZoneId home) {
  public CommandPolicy {
    clips = List.copyOf(clips);
  }
}
