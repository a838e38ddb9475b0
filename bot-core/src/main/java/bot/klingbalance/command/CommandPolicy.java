package bot.klingbalance.command;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.message.Clip;
import bot.klingbalance.pack.Pack;
import java.time.ZoneId;
import java.util.List;

/**
 * What the settings say to every command.
 *
 * @param channelNames what accounts are called where a channel reads
 * @param clips the kinds of clip to count credits in
 * @param packs what can be bought; may be none
 * @param home where people are of whom no chat says where
 */
public record CommandPolicy(
    ShownAccounts shown,
    AccountNames channelNames,
    List<Clip> clips,
    List<Pack> packs,
    ZoneId home) {
  public CommandPolicy {
    clips = List.copyOf(clips);
    packs = List.copyOf(packs);
  }
}
