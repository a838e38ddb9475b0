package bot.klingbalance.check;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Failure;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.history.History;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.report.ReportWeek;
import bot.klingbalance.report.WeeklyReport;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.WeeklyReportWatch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a weekly report is made of: accounts as they are now, and what is recorded of them. */
record ReportSource(
    AllWatches watches,
    History history,
    ChannelCheck.Reader reader,
    Predicate<AccountEmail> shown) {
  /**
   * The digest of a report that is due. Blocks while accounts are read.
   *
   * @param date the local day of its run
   * @throws java.util.concurrent.CancellationException when this thread is to end
   */
  Digest digest(WeeklyReportWatch wanted, LocalDate date, Instant now) {
    DailyTime time = wanted.time().time();
    Channel channel = wanted.channel();
    ChannelWatches reported = watches.of(channel).reported();
    ChannelReadings readings = ChannelCheck.awaited(reader.read(reported, Optional.empty()));
    ReportWeek week = new ReportWeek(now, time.zone());
    List<WatchedReading> read = withUnlisted(readings, week);
    Optional<Failure.Reason> unlisted = readings.listing().map(why -> why.failure().reason());
    WeeklyReport report = WeeklyReport.of(week, read, recorded(read, week), unlisted, reported);
    return Digest.weekly(channel, date, time.endOf(date), report);
  }

  /** Where nobody knows which accounts there are, those that were read lately. */
  private List<WatchedReading> withUnlisted(ChannelReadings readings, ReportWeek week) {
    List<WatchedReading> read = new ArrayList<>(readings.accounts());
    readings
        .listing()
        .map(AccountListing.Failed::failure)
        .ifPresent(
            why ->
                history.newest(week.readingsSince()).keySet().stream()
                    .filter(shown)
                    .filter(email -> read.stream().noneMatch(each -> each.email().equals(email)))
                    .sorted()
                    .map(email -> WatchedReading.of(new AccountLookup.Failed(email, why)))
                    .toList()
                    .forEach(read::add));
    return read;
  }

  private Map<AccountEmail, List<RecordedReading>> recorded(
      List<WatchedReading> read, ReportWeek week) {
    Map<AccountEmail, List<RecordedReading>> recorded = new TreeMap<>();
    for (WatchedReading each : read) {
      recorded.put(each.email(), history.of(each.email(), week.readingsSince()));
    }
    return recorded;
  }
}
