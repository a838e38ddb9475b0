package bot.klingbalance.report;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What all accounts of a weekly report spent together, in a sentence. */
final class WeekTotal {
  private final WeeklyReport report;

  private WeekTotal(WeeklyReport report) {
    this.report = report;
  }

  static Text of(WeeklyReport report) {
    return new WeekTotal(report).total();
  }

  private Text total() {
    List<Credits> known = known(AccountWeek::spent);
    if (known.isEmpty()) {
      return Text.of("What was spent is not known yet: there are too few readings from that week.");
    }
    Credits spent = sum(known);
    int count = known.size();
    Text total =
        Text.EMPTY
            .strong("%s %s".formatted(spent.whole(), spent.whole().unit()))
            .plain(" spent on " + WeekNeeds.counted(count, report.accounts().size()));
    return total.plain(against(spent)).plain(".").plain(unknown(report.accounts().size() - count));
  }

  private static String unknown(int others) {
    if (others == 0) {
      return "";
    }
    return " What the %s spent is not known yet.".formatted(others == 1 ? "other" : "others");
  }

  /** Only where both weeks are known of all of them: a part of one would look like a rise. */
  private String against(Credits spent) {
    List<Credits> before = known(AccountWeek::before);
    if (before.size() < known(AccountWeek::spent).size() || isPartOfTheWeek()) {
      return "";
    }
    Credits then = sum(before).whole();
    int more = spent.whole().compareTo(then);
    if (more == 0) {
      return ", as many as in the week before";
    }
    Credits difference = new Credits(Math.abs(spent.whole().hundredths() - then.hundredths()));
    return ", %s %s than in the week before (%s)"
        .formatted(difference, more > 0 ? "more" : "fewer", then);
  }

  private boolean isPartOfTheWeek() {
    return report.accounts().stream()
        .filter(each -> each.spent().isPresent())
        .anyMatch(each -> each.gap().filter(gap -> !gap.isWithin()).isPresent());
  }

  private List<Credits> known(Function<AccountWeek, Optional<Credits>> what) {
    return report.accounts().stream().flatMap(each -> what.apply(each).stream()).toList();
  }

  private static Credits sum(List<Credits> some) {
    return some.stream().reduce(Credits.ZERO, Credits::plus);
  }
}
