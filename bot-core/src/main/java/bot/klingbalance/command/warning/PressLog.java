package bot.klingbalance.command.warning;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.command.watch.WatchContext;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.Snooze;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.watch.WatchChange;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line of the log for each warning that somebody took or snoozed: a sentence for people, and
 * the same as fields for programs. Accounts are masked, and told apart as in the message. A press
 * that is mirrored makes a line for each channel whose message it changes. Blocks while the store
 * answers.
 */
final class PressLog {
  private static final Logger log = LoggerFactory.getLogger(PressLog.class);

  private final WatchContext context;

  PressLog(WatchContext context) {
    this.context = context;
  }

  /** Tells who deals with accounts of a digest. */
  void taken(Digest digest, List<Taken> taken, WatchChange by) {
    tell("taken", digest, taken.stream().map(Taken::account).toList(), by);
  }

  /** Tells who wants to hear no more of them for a while. */
  void snoozed(Digest digest, List<Snooze> snoozes, WatchChange by) {
    tell("snoozed", digest, snoozes.stream().map(Snooze::account).toList(), by);
  }

  private void tell(String outcome, Digest digest, List<AccountEmail> accounts, WatchChange by) {
    Channel channel = digest.key().channel();
    String kind = digest.key().kind();
    String named = context.masks(channel).few(accounts);
    log.atInfo()
        .addKeyValue("event", "press")
        .addKeyValue("platform", channel.platform().key())
        .addKeyValue("channel", channel.id())
        .addKeyValue("kind", kind)
        .addKeyValue("outcome", outcome)
        .addKeyValue("accounts", named)
        .addKeyValue("by", by.by().toString())
        .log("Of the {} message in {}, {} was {} by {}.", kind, channel, named, outcome, by.by());
  }
}
