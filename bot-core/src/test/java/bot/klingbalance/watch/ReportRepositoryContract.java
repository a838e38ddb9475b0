package bot.klingbalance.watch;

import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static bot.klingbalance.watch.SomeWatches.THEN;
import static bot.klingbalance.watch.SomeWatches.by;
import static bot.klingbalance.watch.SomeWatches.daily;
import static bot.klingbalance.watch.SomeWatches.ofAccounts;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.watch.Watch.Origin.Chat;
import java.time.DayOfWeek;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every store of weekly reports promises; a subclass says which store it is. */
public abstract class ReportRepositoryContract {
  private static final WeeklyTime MONDAY = new WeeklyTime(DayOfWeek.MONDAY, NINE_IN_BERLIN);
  private static final WeeklyTime FRIDAY =
      new WeeklyTime(DayOfWeek.FRIDAY, daily("16:30", "Asia/Kolkata"));
  private static final WatchChange ANNA = by("Anna", THEN);
  private static final WatchChange CHRIS = by("Chris", THEN.plusSeconds(60));

  /** The same empty store throughout a test. */
  protected abstract ReportRepository reports();

  /** The watches of the same store. */
  protected abstract WatchRepository watches();

  @Test
  void aReportIsKeptAsItWasAskedFor() {
    assertThat(reports().of(RENDERS)).isEmpty();

    WeeklyReportWatch kept = reports().put(RENDERS, FRIDAY, ANNA);

    assertThat(kept)
        .isEqualTo(new WeeklyReportWatch(RENDERS, 1, FRIDAY, false, new Chat(ANNA, ANNA)));
    assertThat(reports().of(RENDERS)).contains(kept);
    assertThat(reports().of(STUDIO)).isEmpty();
    reports().put(STUDIO, MONDAY, CHRIS);
    assertThat(reports().all()).hasSize(2).contains(kept);
  }

  @Test
  void aChannelHasOneReportWhichKeepsItsNumberAndWhoMadeIt() {
    reports().put(RENDERS, MONDAY, ANNA);
    reports().pause(RENDERS, 1, true, ANNA);

    assertThat(reports().put(RENDERS, FRIDAY, CHRIS))
        .isEqualTo(new WeeklyReportWatch(RENDERS, 1, FRIDAY, false, new Chat(ANNA, CHRIS)));
    assertThat(reports().all()).hasSize(1);
  }

  @Test
  void itsNumberIsNoneOfAWatch() {
    watches().add(ofAll(RENDERS), NINE_IN_BERLIN);

    assertThat(reports().put(RENDERS, MONDAY, ANNA).number()).isEqualTo(2);
    assertThat(watches().add(ofAccounts(RENDERS, "studio"), NINE_IN_BERLIN).number()).isEqualTo(3);
    assertThat(watches().remove(RENDERS, 2)).isEmpty();
    assertThat(reports().remove(RENDERS, 3)).isEmpty();
    assertThat(reports().put(STUDIO, MONDAY, ANNA).number()).isEqualTo(1);
  }

  @Test
  void aTimeOfDayThatTheChannelHasStays() {
    watches().add(ofAll(RENDERS), NINE_IN_BERLIN);

    reports().put(RENDERS, FRIDAY, ANNA);
    reports().put(STUDIO, FRIDAY, ANNA);

    assertThat(watches().of(RENDERS).daily()).contains(NINE_IN_BERLIN);
    assertThat(watches().of(STUDIO).daily()).contains(FRIDAY.time());
    assertThat(watches().of(STUDIO).schedule()).isEmpty();
    assertThat(watches().channels()).containsExactly(RENDERS);
  }

  @Test
  void pausingAndRemovingKeepToTheNumber() {
    reports().put(RENDERS, MONDAY, ANNA);

    assertThat(reports().pause(RENDERS, 2, true, CHRIS)).isEmpty();
    assertThat(reports().pause(RENDERS, 1, true, CHRIS))
        .contains(new WeeklyReportWatch(RENDERS, 1, MONDAY, true, new Chat(ANNA, CHRIS)));
    assertThat(reports().pause(RENDERS, 1, false, CHRIS).orElseThrow().paused()).isFalse();
    assertThat(reports().remove(RENDERS, 2)).isEmpty();
    assertThat(reports().remove(STUDIO, 1)).isEmpty();
    assertThat(reports().remove(RENDERS, 1)).map(WeeklyReportWatch::number).contains(1);
    assertThat(reports().all()).isEmpty();
  }

  @Test
  void watchesAndReportsThatAreAskedForAtOnceGetNumbersOfTheirOwn() {
    List<CompletableFuture<Integer>> asked =
        Stream.of("a", "b", "c", "d")
            .map(name -> ofAccounts(RENDERS, name))
            .map(
                watch ->
                    CompletableFuture.supplyAsync(
                        () -> watches().add(watch, NINE_IN_BERLIN).number()))
            .toList();
    int report =
        CompletableFuture.supplyAsync(() -> reports().put(RENDERS, MONDAY, ANNA).number()).join();

    assertThat(asked.stream().map(CompletableFuture::join))
        .doesNotContain(report)
        .doesNotHaveDuplicates()
        .hasSize(4);
  }
}
