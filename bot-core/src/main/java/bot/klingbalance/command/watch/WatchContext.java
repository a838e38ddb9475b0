package bot.klingbalance.command.watch;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.check.WatchedAccountsReader;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.doctor.Doctor;
import bot.klingbalance.outbox.Redelivery;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.WatchRegistry;
import bot.klingbalance.watch.WeeklyReports;
import java.util.function.Supplier;

/**
 * What {@code /kling-watch} is made of.
 *
 * @param reader reads what may be shown as the settings are in force
 * @param policy as the settings are in force whenever it is asked
 * @param doctor makes a new one
 */
public record WatchContext(
    WatchRegistry watches,
    WeeklyReports reports,
    WarningStore store,
    Redelivery redelivery,
    WatchedAccountsReader reader,
    Supplier<WatchPolicy> policy,
    Supplier<Doctor> doctor) {
  /** What the log calls accounts of a channel: as its messages do where those are masked. */
  public AccountNames masks(Channel channel) {
    return wording(watches.of(channel)).names().masks();
  }

  /** How the warnings of a channel are worded now; blocks while the store answers. */
  public DigestWording wording(ChannelWatches of) {
    return policy
        .get()
        .wording(of, watches.mentions(of.channel()), watches.escalation(of.channel()));
  }
}
