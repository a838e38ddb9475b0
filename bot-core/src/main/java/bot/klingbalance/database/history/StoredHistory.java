package bot.klingbalance.database.history;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.database.Sql;
import bot.klingbalance.database.history.WeekRows.Week;
import bot.klingbalance.history.History;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.history.Retention;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The table {@code kept_weeks}. */
public final class StoredHistory implements History {
  /** How many weeks are thinned in one transaction: others wait for it no longer than for that. */
  private static final int AT_ONCE = 200;

  private final Sql sql;

  public StoredHistory(Sql sql) {
    this.sql = sql;
  }

  @Override
  public void keep(Map<AccountEmail, List<RecordedReading>> readings) {
    sql.inTransaction(
        handle -> {
          NavigableMap<Week, List<RecordedReading>> byWeek =
              byWeek(ForgottenRows.keepable(handle, readings));
          byWeek.forEach((week, some) -> add(handle, week, some));
          return byWeek.size();
        });
  }

  @Override
  public List<RecordedReading> of(AccountEmail account, Instant since) {
    return sql.call(handle -> WeekRows.from(handle, Week.of(account, since))).stream()
        .filter(each -> !each.at().isBefore(since))
        .toList();
  }

  @Override
  public Map<AccountEmail, RecordedReading> newest(Instant since) {
    Map<AccountEmail, RecordedReading> newest = new HashMap<>();
    sql.call(handle -> WeekRows.newest(handle, since))
        .forEach(
            (account, readings) ->
                readings.stream()
                    .filter(each -> !each.at().isBefore(since))
                    .reduce((earlier, later) -> later)
                    .ifPresent(last -> newest.put(account, last)));
    return newest;
  }

  @Override
  public void thin(Instant now) {
    int thinned = AT_ONCE;
    while (thinned == AT_ONCE) {
      thinned = sql.inTransaction(handle -> thinSome(handle, now));
    }
  }

  /** A week that cannot be read stays as it is, without what is new of it. */
  private static void add(Handle handle, Week week, List<RecordedReading> some) {
    WeekRows.held(handle, week)
        .ifPresent(
            held -> {
              NavigableMap<Instant, RecordedReading> all = new TreeMap<>();
              held.forEach(each -> all.put(each.at(), each));
              some.forEach(each -> all.put(each.at().truncatedTo(ChronoUnit.MILLIS), each));
              WeekRows.write(handle, week, List.copyOf(all.values()));
            });
  }

  /** Returns how many weeks had something superfluous, at most {@link #AT_ONCE}. */
  private static int thinSome(Handle handle, Instant now) {
    List<Week> weeks = WeekRows.due(handle, now, AT_ONCE);
    for (Week week : weeks.stream().sorted().toList()) {
      WeekRows.held(handle, week)
          .ifPresent(all -> WeekRows.writeAnew(handle, week, Retention.thinned(all, now)));
    }
    return weeks.size();
  }

  /** In an order that is the same for everybody: so no two transactions wait for each other. */
  private static NavigableMap<Week, List<RecordedReading>> byWeek(
      Map<AccountEmail, List<RecordedReading>> readings) {
    NavigableMap<Week, List<RecordedReading>> byWeek = new TreeMap<>();
    readings.forEach(
        (account, some) ->
            some.forEach(
                each ->
                    byWeek
                        .computeIfAbsent(Week.of(account, each.at()), week -> new ArrayList<>())
                        .add(each)));
    return byWeek;
  }
}
