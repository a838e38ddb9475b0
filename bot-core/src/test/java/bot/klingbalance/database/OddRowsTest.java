package bot.klingbalance.database;

import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static bot.klingbalance.watch.SomeWatches.THEN;
import static bot.klingbalance.watch.SomeWatches.by;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.testing.Databases;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.WeeklyTime;
import java.nio.file.Path;
import java.time.DayOfWeek;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that this bot could not have written: one of them never stops another. */
class OddRowsTest {
  private static final WeeklyTime MONDAYS = new WeeklyTime(DayOfWeek.MONDAY, NINE_IN_BERLIN);

  @TempDir private Path folder;
  private DatabaseAddress file;
  private Database database;

  @BeforeEach
  void open() {
    file = Databases.fileIn(folder);
    database = Databases.opened(file);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aReportInATimeZoneThatThisJavaDoesNotKnowComesByTheLastOffsetAndStopsNoOther() {
    database.reports().put(RENDERS, MONDAYS, by("Anna", THEN));
    database.reports().put(STUDIO, MONDAYS, by("Ben", THEN));
    TestDatabases.execute(
        file,
        "UPDATE weekly_reports SET time_zone = 'Mars/Olympus' WHERE channel = '%s'"
            .formatted(RENDERS));

    TestDatabases.execute(
        file,
        "UPDATE watched_channels SET time_zone = 'Mars/Olympus', utc_offset = '+05:00'"
            + " WHERE channel = '%s'".formatted(RENDERS));

    assertThat(database.reports().all())
        .extracting(report -> report.time().time().zone().toString())
        .containsExactlyInAnyOrder("+05:00", "Europe/Berlin");
    assertThat(database.reports().of(RENDERS).orElseThrow().time().time().zoneName())
        .isEqualTo("Mars/Olympus");
    assertThat(database.reports().put(RENDERS, MONDAYS, by("Anna", THEN)).time())
        .isEqualTo(MONDAYS);
  }

  @Test
  void aWatchOfDaysThatNobodyKnowsTellsOnAll() {
    database.watches().add(ofAll(RENDERS), NINE_IN_BERLIN);
    TestDatabases.execute(file, "UPDATE watches SET days = 'payday'");

    assertThat(database.watches().of(RENDERS).watches())
        .extracting(Watch::limits)
        .allMatch(limits -> limits.days().areAll());
  }
}
