package bot.klingbalance.report;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Failure;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.Bars;
import bot.klingbalance.usage.DaySpending;
import bot.klingbalance.usage.Spent;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.WarnLimits;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a channel is told once a week, also when all is well: a value, from which the message is
 * made when it is sent.
 *
 * @param first the first of its seven days
 * @param zoneId in which the channel has its days
 * @param readAt when the accounts were read
 * @param accounts the most important ones first
 * @param days what all of them spent a day, in this week and the one before as far as it is known
 * @param unlisted why it could not be read which accounts there are; then those are told of that
 *     were read before
 */
public record WeeklyReport(
    LocalDate first,
    String zoneId,
    Instant readAt,
    List<AccountWeek> accounts,
    List<Bars.Day> days,
    Optional<Failure.Reason> unlisted) {
  public WeeklyReport {
    accounts = accounts.stream().sorted(AccountWeek.MOST_IMPORTANT_FIRST).toList();
    days = List.copyOf(days);
  }

  /**
   * The report of a week.
   *
   * @param read what came of asking for the accounts now
   * @param kept what is recorded of each, from {@link ReportWeek#readingsSince} on, the oldest
   *     first; an account of which nothing is may be left out
   * @param watches by whose limits an account needs action; where none is for it, by the usual ones
   */
  public static WeeklyReport of(
      ReportWeek week,
      List<WatchedReading> read,
      Map<AccountEmail, List<RecordedReading>> kept,
      Optional<Failure.Reason> unlisted,
      ChannelWatches watches) {
    List<AccountWeek> accounts = new ArrayList<>();
    List<Spent> spent = new ArrayList<>();
    for (WatchedReading reading : read) {
      List<RecordedReading> readings =
          withAnswer(reading, kept.getOrDefault(reading.email(), List.of()));
      WarnLimits limits = watches.limitsFor(reading.email()).orElse(WarnLimits.STANDARD);
      accounts.add(AccountWeeks.of(week, reading, readings, limits));
      spent.add(AccountWeeks.spent(week, readings));
    }
    return new WeeklyReport(
        week.first(), week.zone().getId(), week.now(), accounts, days(week, spent), unlisted);
  }

  /** Whether the answer of just now stands among the recorded ones already must not matter. */
  private static List<RecordedReading> withAnswer(
      WatchedReading reading, List<RecordedReading> kept) {
    return reading.lookup() instanceof Found found
        ? RecordedReading.of(found).newestOf(kept)
        : kept;
  }

  private static List<Bars.Day> days(ReportWeek week, List<Spent> accounts) {
    Spent together = Spent.together(accounts, week.period());
    Optional<LocalDate> since = week.since(together);
    return together.days().stream()
        .filter(day -> since.filter(first -> !first.isAfter(day.date())).isPresent())
        .filter(day -> !day.date().isAfter(week.last()))
        .map(WeeklyReport::bar)
        .toList();
  }

  private static Bars.Day bar(DaySpending day) {
    return new Bars.Day(day.date(), day.spent());
  }

  /** The last of its seven days. */
  public LocalDate last() {
    return first.plusDays(ReportWeek.DAYS - 1L);
  }

  /** In which the channel has its days; UTC where this Java does not know it. */
  public ZoneId zone() {
    try {
      return ZoneId.of(zoneId);
    } catch (DateTimeException unknown) {
      return ZoneOffset.UTC;
    }
  }

  public Set<AccountEmail> emails() {
    return accounts.stream().map(AccountWeek::account).collect(Collectors.toUnmodifiableSet());
  }

  /** The same without an account, where something is left to tell then. */
  public Optional<WeeklyReport> without(AccountEmail account) {
    List<AccountWeek> others =
        accounts.stream().filter(each -> !each.account().equals(account)).toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new WeeklyReport(
                first,
                zoneId,
                readAt,
                others,
                others.equals(accounts) ? days : List.of(),
                unlisted));
  }
}
