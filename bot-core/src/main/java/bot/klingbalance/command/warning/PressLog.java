package bot.klingbalance.command.warning;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.command.watch.WatchContext;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.Snooze;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Delivery.Stage;
import bot.klingbalance.watch.WatchChange;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line of the log for each warning that somebody took or snoozed: a sentence for people, and
 * the same as fields for programs. Accounts are masked, and told apart as in the message. A press
 * that is mirrored makes a line for each channel whose message it changes, whether or not that is
 * posted yet. Blocks while the store answers.
 */
final class PressLog {
  private static final Logger log = LoggerFactory.getLogger(PressLog.class);

  private final WatchContext context;

  PressLog(WatchContext context) {
    this.context = context;
  }

  /** Tells who deals with accounts of the message that was pressed. */
  void taken(Digest digest, List<Taken> taken, WatchChange by) {
    tell(digest, "in", Press.taken(taken, by));
  }

  /** Tells who deals with accounts of another message, by a press elsewhere. */
  void taken(Delivery elsewhere, List<Taken> taken, WatchChange by) {
    tell(elsewhere.digest(), where(elsewhere.stage()), Press.taken(taken, by));
  }

  /** Tells who wants to hear no more of accounts for a while. */
  void snoozed(Digest digest, List<Snooze> snoozes, WatchChange by) {
    tell(digest, "in", new Press("snoozed", snoozes.stream().map(Snooze::account).toList(), by));
  }

  private static String where(Stage stage) {
    if (stage instanceof Stage.Posted) {
      return "in";
    }
    return stage instanceof Stage.SetAside ? "that is set aside for" : "that waits to be posted in";
  }

  private void tell(Digest digest, String where, Press press) {
    Channel channel = digest.key().channel();
    String kind = digest.key().kind();
    AccountNames masks = context.masks(channel);
    log.atInfo()
        .addKeyValue("event", "press")
        .addKeyValue("platform", channel.platform().key())
        .addKeyValue("channel", channel.id())
        .addKeyValue("kind", kind)
        .addKeyValue("outcome", press.outcome())
        .addKeyValue("accounts", masks.list(press.accounts()))
        .addKeyValue("account_count", press.accounts().size())
        .addKeyValue("by", press.by().by().toString())
        .log(
            "Of the {} message {} {}, {} was {} by {}.",
            kind,
            where,
            channel,
            masks.few(press.accounts()),
            press.outcome(),
            press.by().by());
  }

  /**
   * What somebody did.
   *
   * @param outcome a past participle
   */
  private record Press(String outcome, List<AccountEmail> accounts, WatchChange by) {
    static Press taken(List<Taken> taken, WatchChange by) {
      return new Press("taken", taken.stream().map(Taken::account).toList(), by);
    }
  }
}
