package bot.klingbalance.watch;

import bot.klingbalance.account.AccountEmail;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line of the log for each change of a watch, with who made it: a sentence for people, and the
 * same as fields for programs. Accounts are masked, and people have their ids, not what they call
 * themselves.
 */
final class WatchLog {
  private static final Logger log = LoggerFactory.getLogger(WatchLog.class);

  /** More would hide the rest of the line. */
  private static final int MOST_NAMED = 3;

  private WatchLog() {}

  /**
   * Tells of a change.
   *
   * @param outcome a past participle, such as {@code removed}
   */
  static void changed(String outcome, Watch watch, WatchChange change) {
    String accounts = accounts(watch.accounts());
    log.atInfo()
        .addKeyValue("event", "watch")
        .addKeyValue("platform", watch.channel().platform().key())
        .addKeyValue("channel", watch.channel().id())
        .addKeyValue("outcome", outcome)
        .addKeyValue("watch", watch.number())
        .addKeyValue("accounts", accounts)
        .addKeyValue("by", change.by().toString())
        .log(
            "Watch {} of {} ({}) was {} by {}.",
            watch.number(),
            watch.channel(),
            accounts,
            outcome,
            change.by());
  }

  private static String accounts(WatchedAccounts accounts) {
    return accounts.match(
        all -> "all accounts",
        these -> {
          int more = these.emails().size() - MOST_NAMED;
          String named =
              these.emails().stream()
                  .sorted()
                  .limit(MOST_NAMED)
                  .map(AccountEmail::masked)
                  .collect(Collectors.joining(", "));
          return more > 0 ? "%s and %d more".formatted(named, more) : named;
        });
  }
}
