package bot.klingbalance.command.watch;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.command.watch.WatchRequest.Report;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.WatchChange;
import bot.klingbalance.watch.WeeklyReportWatch;
import bot.klingbalance.watch.WeeklyReports;
import bot.klingbalance.watch.WeeklyTime;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Optional;

/** Changes the weekly report of a channel. Blocks and throws as {@link WeeklyReports} does. */
final class ReportChanges {
  private final WatchContext context;
  private final Clock clock;

  ReportChanges(WatchContext context, Clock clock) {
    this.context = context;
    this.clock = clock;
  }

  ChatMessage put(Report wanted, Channel channel, Asker asker, WatchChange change) {
    return reports().isSet(channel)
        ? ReportMessages.ofSettings()
        : ReportMessages.put(
            reports().put(channel, time(wanted, channel, asker.zone()), change), clock.instant());
  }

  /** Nothing where that is not the number of a report. */
  Optional<ChatMessage> pause(Channel channel, int number, boolean paused, WatchChange change) {
    return reports()
        .pause(channel, number, paused, change)
        .map(report -> ReportMessages.paused(report, clock.instant()));
  }

  /** Nothing where that is not the number of a report. */
  Optional<ChatMessage> remove(Channel channel, int number, WatchChange change) {
    return reports().remove(channel, number, change).map(ReportMessages::removed);
  }

  /**
   * What was not typed stays as it was; at first it is on Monday, and as the channel's check has
   * it.
   */
  private WeeklyTime time(Report wanted, Channel channel, Optional<ZoneId> home) {
    Optional<WeeklyTime> known = reports().of(channel).map(WeeklyReportWatch::time);
    DailyTime standard = context.policy().get().standard();
    DailyTime before =
        known
            .map(WeeklyTime::time)
            .or(() -> context.watches().of(channel).daily())
            .orElse(new DailyTime(standard.at(), home.orElse(standard.zone())));
    return new WeeklyTime(
        wanted.on().or(() -> known.map(WeeklyTime::day)).orElse(DayOfWeek.MONDAY),
        before.with(wanted.at(), wanted.zone()));
  }

  private WeeklyReports reports() {
    return context.reports();
  }
}
