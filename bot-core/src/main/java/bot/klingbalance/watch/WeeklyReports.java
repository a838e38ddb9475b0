package bot.klingbalance.watch;

import bot.klingbalance.chat.Channel;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The weekly reports of the settings and those asked for in chat, together: of a channel that has
 * both, the one of the settings. Blocks and throws as {@link ReportRepository} does.
 */
public final class WeeklyReports {
  private final ReportRepository madeInChat;
  private final Supplier<List<WatchedChannel>> set;

  /**
   * Both kinds of reports.
   *
   * @param set the watches of the settings in force at the moment; safe for use by many threads
   */
  public WeeklyReports(ReportRepository madeInChat, Supplier<List<WatchedChannel>> set) {
    this.madeInChat = madeInChat;
    this.set = set;
  }

  public Optional<WeeklyReportWatch> of(Channel channel) {
    return set(channel).or(() -> madeInChat.of(channel));
  }

  /** Those of all channels, one each. */
  public List<WeeklyReportWatch> all() {
    List<WeeklyReportWatch> ofSettings =
        set.get().stream()
            .map(WatchedChannel::channel)
            .distinct()
            .flatMap(channel -> set(channel).stream())
            .toList();
    List<Channel> taken = ofSettings.stream().map(WeeklyReportWatch::channel).toList();
    return Stream.concat(
            ofSettings.stream(),
            madeInChat.all().stream().filter(each -> !taken.contains(each.channel())))
        .toList();
  }

  /** Whether the settings decide of the channel's report; then nobody in chat can. */
  public boolean isSet(Channel channel) {
    return set(channel).isPresent();
  }

  /** As {@link ReportRepository#put}. */
  public WeeklyReportWatch put(Channel channel, WeeklyTime time, WatchChange by) {
    WeeklyReportWatch report = madeInChat.put(channel, time, by);
    boolean isNew =
        report.origin() instanceof Watch.Origin.Chat chat && chat.made().equals(chat.changed());
    WatchLog.changed(isNew ? "added" : "changed", report, by);
    return report;
  }

  /** As {@link ReportRepository#pause}. */
  public Optional<WeeklyReportWatch> pause(
      Channel channel, int number, boolean paused, WatchChange by) {
    Optional<WeeklyReportWatch> changed = madeInChat.pause(channel, number, paused, by);
    changed.ifPresent(report -> WatchLog.changed(paused ? "paused" : "resumed", report, by));
    return changed;
  }

  /**
   * As {@link ReportRepository#remove}.
   *
   * @param by for the log
   */
  public Optional<WeeklyReportWatch> remove(Channel channel, int number, WatchChange by) {
    Optional<WeeklyReportWatch> removed = madeInChat.remove(channel, number);
    removed.ifPresent(report -> WatchLog.changed("removed", report, by));
    return removed;
  }

  private Optional<WeeklyReportWatch> set(Channel channel) {
    return set.get().stream()
        .filter(WatchedChannel::weeklyReport)
        .filter(each -> each.channel().equals(channel))
        .findFirst()
        .map(WeeklyReportWatch::of);
  }
}
