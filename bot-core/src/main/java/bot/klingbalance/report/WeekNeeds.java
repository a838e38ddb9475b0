package bot.klingbalance.report;

import bot.klingbalance.finding.Severity;
import java.util.List;
import java.util.Optional;

/** How many accounts of a weekly report need action when it is made. */
final class WeekNeeds {
  private WeekNeeds() {}

  /** In a sentence; nothing where none does. */
  static Optional<String> of(WeeklyReport report) {
    List<AccountWeek> needing =
        report.accounts().stream().filter(each -> each.needs().isPresent()).toList();
    long critical =
        needing.stream()
            .filter(each -> each.needs().equals(Optional.of(Severity.CRITICAL)))
            .count();
    return needing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s %s action now%s."
                .formatted(
                    counted(needing.size(), report.accounts().size()),
                    needing.size() == 1 ? "needs" : "need",
                    critical == 0 ? "" : ", %d critical".formatted(critical)));
  }

  /** So many of all: as "3 accounts", or "2 of 3 accounts". */
  static String counted(int some, int all) {
    String accounts = all == 1 ? "account" : "accounts";
    return some == all
        ? "%d %s".formatted(all, accounts)
        : "%d of %d %s".formatted(some, all, accounts);
  }
}
