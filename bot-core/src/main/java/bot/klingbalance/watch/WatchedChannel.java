package bot.klingbalance.watch;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.message.Tone;
import java.util.Map;
import java.util.Optional;

/**
 * A channel for which the settings want daily warnings. Chat shows it and cannot change it.
 *
 * @param mentions what is put before a message of that level, such as {@code @here}
 * @param urgent whether an account that turns critical is posted at once, between the daily checks
 * @param escalation whom a critical finding mentions once more that nobody deals with
 * @param weeklyReport whether it gets a weekly report, on the first of its days
 */
public record WatchedChannel(
    Channel channel,
    WatchedAccounts accounts,
    DailyTime daily,
    WarnLimits warn,
    Map<Tone, String> mentions,
    boolean urgent,
    Optional<Escalation> escalation,
    boolean weeklyReport) {
  /** One that mentions nobody once more, and gets no weekly report. */
  public WatchedChannel(
      Channel channel,
      WatchedAccounts accounts,
      DailyTime daily,
      WarnLimits warn,
      Map<Tone, String> mentions,
      boolean urgent) {
    this(channel, accounts, daily, warn, mentions, urgent, Optional.empty(), false);
  }

  public WatchedChannel {
    mentions = Map.copyOf(mentions);
  }
}
