package bot.klingbalance.watch;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.chat.Channel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

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
    Watched watched =
        watch
            .accounts()
            .match(
                all -> new Watched("all accounts", Map.of("accounts", List.of("all"))),
                these -> Watched.of(these.emails(), masks));
    changed(outcome, watch.channel(), watch.number(), watched, change);
  }

  /** The same of a weekly report. */
  static void changed(String outcome, WeeklyReportWatch report, WatchChange change) {
    Watched watched = new Watched("weekly report", Map.of("kind", "weekly"));
    changed(outcome, report.channel(), report.number(), watched, change);
  }

  private static void changed(
      String outcome, Channel channel, int number, Watched watched, WatchChange change) {
    LoggingEventBuilder line =
        log.atInfo()
            .addKeyValue("event", "watch")
            .addKeyValue("platform", channel.platform().key())
            .addKeyValue("channel", channel.id())
            .addKeyValue("outcome", outcome)
            .addKeyValue("watch", number);
    for (Map.Entry<String, Object> field : watched.fields().entrySet()) {
      line = line.addKeyValue(field.getKey(), field.getValue());
    }
    line.addKeyValue("by", change.by().toString())
        .log(
            "Watch {} of {} ({}) was {} by {}.",
            number,
            channel,
            watched.words(),
            outcome,
            change.by());
  }

  /** What is watched, for people and for programs. */
  private record Watched(String words, Map<String, Object> fields) {
    static Watched of(Collection<AccountEmail> accounts, AccountNames masks) {
      return new Watched(
          masks.few(accounts),
          Map.of("accounts", masks.list(accounts), "account_count", accounts.size()));
    }
  }
}
