package bot.klingbalance.command.watch;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.command.Managers;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.message.Tone;
import bot.klingbalance.pack.Pack;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.Escalation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the settings say about watches and warnings, whatever the channel.
 *
 * @param standard when a channel is checked for which nobody has said when
 * @param channelNames what accounts are called where a channel reads
 * @param packs what can be bought; may be none
 */
public record WatchPolicy(
    Managers managers,
    ShownAccounts shown,
    DailyTime standard,
    AccountNames channelNames,
    List<Pack> packs) {
  public WatchPolicy {
    packs = List.copyOf(packs);
  }

  /**
   * How the warnings of a channel are worded.
   *
   * @param mentions what the settings put before messages of that channel
   * @param escalation whom they mention there once more, where they do
   */
  public DigestWording wording(
      ChannelWatches watches, Map<Tone, String> mentions, Optional<Escalation> escalation) {
    return new DigestWording(
        channelNames.and(watches.named()),
        mentions,
        packs,
        watches.daily().orElse(standard).zone(),
        escalation.map(Escalation::mention));
  }
}
