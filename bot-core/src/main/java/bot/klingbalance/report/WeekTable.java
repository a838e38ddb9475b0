package bot.klingbalance.report;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Credits;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.message.Block.Align;
import bot.klingbalance.message.Block.Column;
import bot.klingbalance.message.Block.Table;
import bot.klingbalance.message.ShortDays;
import bot.klingbalance.message.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The accounts of a weekly report, a row each. */
final class WeekTable {
  private static final String UNKNOWN = "–";
  private static final List<Column> COLUMNS =
      List.of(
          new Column("Account", Align.LEFT),
          new Column("Spent", Align.RIGHT),
          new Column("Week before", Align.RIGHT),
          new Column("Left", Align.RIGHT),
          new Column("Coming up", Align.LEFT));

  private final AccountNames names;
  private final ShortDays days;

  private WeekTable(AccountNames names, ShortDays days) {
    this.names = names;
    this.days = days;
  }

  static Table of(WeeklyReport report, AccountNames names, ShortDays days) {
    WeekTable table = new WeekTable(names, days);
    return new Table(COLUMNS, report.accounts().stream().map(table::row).toList());
  }

  private List<Text> row(AccountWeek week) {
    return List.of(
        Text.of(names.of(week.account())),
        amount(week.spent()),
        amount(week.before()),
        amount(week.left()),
        Text.of(whatComes(week)));
  }

  private static Text amount(Optional<Credits> credits) {
    return Text.of(credits.map(each -> each.whole().toString()).orElse(UNKNOWN));
  }

  private String whatComes(AccountWeek week) {
    List<String> parts = new ArrayList<>();
    week.needs()
        .ifPresent(level -> parts.add(level == Severity.CRITICAL ? "critical" : "needs action"));
    week.runsOut().ifPresent(at -> parts.add("runs out " + days.near(at)));
    week.expires()
        .ifPresent(
            lost ->
                parts.add("%s expire unused %s".formatted(lost.amount(), days.weekday(lost.at()))));
    week.unread().ifPresent(why -> parts.add("cannot be read"));
    if (parts.isEmpty()) {
      return week.left().isEmpty() ? "gives no balance" : "";
    }
    return String.join(", ", parts);
  }
}
