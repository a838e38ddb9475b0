package bot.klingbalance.watch;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.chat.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line of the log for each change of a watch, with who made it: a sentence for people, and the
 * same as fields for programs. Accounts are masked, and people have their ids, not what they call
 * themselves.
 */
final class WatchLog {
  private static final Logger log = LoggerFactory.getLogger(WatchLog.class);

  private WatchLog() {}

  /**
   * Tells of a change.
   *
   * @param outcome a past participle, such as {@code removed}
   * @param masks of the channel's accounts
   */
  static void changed(String outcome, Watch watch, AccountNames masks, WatchChange change) {
    String what = watch.accounts().match(all -> "all accounts", these -> masks.few(these.emails()));
    changed(outcome, watch.channel(), watch.number(), what, change);
  }

  /** The same of a weekly report. */
  static void changed(String outcome, WeeklyReportWatch report, WatchChange change) {
    changed(outcome, report.channel(), report.number(), "weekly report", change);
  }

  private static void changed(
      String outcome, Channel channel, int number, String what, WatchChange change) {
    log.atInfo()
        .addKeyValue("event", "watch")
        .addKeyValue("platform", channel.platform().key())
        .addKeyValue("channel", channel.id())
        .addKeyValue("outcome", outcome)
        .addKeyValue("watch", number)
        .addKeyValue("accounts", what)
        .addKeyValue("by", change.by().toString())
        .log("Watch {} of {} ({}) was {} by {}.", number, channel, what, outcome, change.by());
  }
}
