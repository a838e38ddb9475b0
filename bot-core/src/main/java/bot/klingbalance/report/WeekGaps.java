package bot.klingbalance.report;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.message.ShortDays;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** That accounts of a weekly report were not read all the week, and from which day on they were. */
final class WeekGaps {
  private final WeeklyReport report;
  private final AccountNames names;
  private final ShortDays days;

  private WeekGaps(WeeklyReport report, AccountNames names, ShortDays days) {
    this.report = report;
    this.names = names;
    this.days = days;
  }

  /** In a sentence; nothing where all of it is known. */
  static Optional<String> of(WeeklyReport report, AccountNames names, ShortDays days) {
    return new WeekGaps(report, names, days).told();
  }

  /** What is known of no day at all is told as such. */
  private Optional<String> told() {
    List<AccountWeek> known =
        report.accounts().stream().filter(each -> each.spent().isPresent()).toList();
    List<AccountWeek> partly = known.stream().filter(each -> each.gap().isPresent()).toList();
    return partly.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The week is incomplete: nothing was read %s."
                .formatted(isTheSameOfAll(known) ? when(known.get(0)) : each(partly)));
  }

  private static boolean isTheSameOfAll(List<AccountWeek> known) {
    return known.stream().map(AccountWeek::gap).distinct().count() == 1;
  }

  private String each(List<AccountWeek> partly) {
    String first =
        partly.stream()
            .limit(WeekMessage.MOST_NAMED)
            .map(week -> "of %s %s".formatted(names.of(week.account()), when(week)))
            .collect(Collectors.joining(", "));
    int more = partly.size() - WeekMessage.MOST_NAMED;
    return more > 0 ? "%s, and of %d more for a while".formatted(first, more) : first;
  }

  private String when(AccountWeek week) {
    ReadingGap gap = week.gap().orElseThrow();
    if (gap.isWithin()) {
      return "between %s and %s"
          .formatted(day(gap.after().orElseThrow()), day(gap.before().orElseThrow()));
    }
    return gap.before()
        .map(next -> "before " + day(next))
        .orElseGet(() -> "after " + day(gap.after().orElseThrow()));
  }

  private String day(LocalDate date) {
    return days.weekday(date.atTime(LocalTime.NOON).atZone(report.zone()).toInstant());
  }
}
