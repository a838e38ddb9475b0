package bot.klingbalance.usage;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.Requester;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.usage.UsageStatistics.Counted;
import bot.klingbalance.usage.UsageStatistics.Result;
import bot.klingbalance.usage.UsageStatistics.Unread;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StatisticsReaderTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
  private static final AccountEmail STUDIO = new AccountEmail("studio@example.com");
  private static final Requester ANNA = new Requester("anna");
  private static final List<LocalDate> WEEK =
      TODAY.minusDays(6).datesUntil(TODAY.plusDays(1)).toList();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T00:29:00Z"));
  private final FakeStatisticsStore store = new FakeStatisticsStore();
  private final List<LocalDate> asked = new ArrayList<>();
  private final Map<LocalDate, Reason> broken = new HashMap<>();
  private Duration takes = Duration.ZERO;
  private final StatisticsReader reader =
      new StatisticsReader(this::upstream, store, Runnable::run, clock);

  @Test
  void daysAreReadTheNewestFirstAndThoseThatAreOverAreKept() {
    StatisticsOfDays week = read(WEEK);

    assertThat(week.days()).hasSize(7);
    assertThat(week.missing()).isEmpty();
    assertThat(asked).startsWith(TODAY, TODAY.minusDays(1)).hasSize(7);
    assertThat(store.between(WEEK.get(0), TODAY))
        .as("yesterday ended 29 minutes ago: some of it may still come")
        .extracting(DayStatistics::day)
        .isEqualTo(WEEK.subList(0, 5));
  }

  @Test
  void whatIsKeptIsNotAskedFor() {
    read(WEEK);
    asked.clear();
    clock.move(Duration.ofMinutes(1));

    assertThat(read(WEEK).days()).hasSize(7);
    assertThat(asked).containsExactly(TODAY, TODAY.minusDays(1));
    asked.clear();
    assertThat(read(WEEK).days()).hasSize(7);
    assertThat(asked).containsExactly(TODAY);
  }

  @Test
  void aDayThatCannotBeReadIsLeftOutAndTheOthersAreRead() {
    broken.put(TODAY.minusDays(2), Reason.UNREADABLE);

    StatisticsOfDays week = read(WEEK);

    assertThat(week.missing()).containsExactly(TODAY.minusDays(2));
    assertThat(week.failure()).contains(Failure.of(Reason.UNREADABLE));
    assertThat(week.days()).hasSize(6);
  }

  @Test
  void whereTheNextWouldFailInTheSameWayNobodyIsAsked() {
    broken.put(TODAY.minusDays(1), Reason.UPSTREAM_TROUBLE);

    StatisticsOfDays week = read(WEEK);

    assertThat(asked).containsExactly(TODAY, TODAY.minusDays(1));
    assertThat(week.missing()).hasSize(6);
    assertThat(week.days()).extracting(DayStatistics::day).containsExactly(TODAY);
  }

  @Test
  void afterAWhileItAnswersWithWhatIsThereAndTheNextQuestionGoesOn() {
    takes = Duration.ofSeconds(10);

    StatisticsOfDays first = read(WEEK);
    assertThat(first.days()).hasSize(3);
    assertThat(first.missing()).hasSize(4);
    assertThat(first.failure()).isEmpty();

    takes = Duration.ZERO;
    assertThat(read(WEEK).missing()).isEmpty();
  }

  @Test
  void withoutAStoreItIsAskedAndAnswered() {
    store.goAway();

    assertThat(read(WEEK).days()).hasSize(7);
  }

  @Test
  void onlyTheAccountsThatAreAskedForAreCounted() {
    assertThat(read(WEEK).of(List.of(STUDIO)).all().jobs()).isEqualTo(7 * 2);
    assertThat(read(WEEK).of(List.of()).all().jobs()).isZero();
  }

  private StatisticsOfDays read(List<LocalDate> days) {
    return reader.of(days, ANNA).join();
  }

  private CompletableFuture<Result> upstream(LocalDate day, Requester requester) {
    asked.add(day);
    clock.move(takes);
    return completedFuture(
        Optional.ofNullable(broken.get(day))
            .<Result>map(reason -> new Unread(Failure.of(reason)))
            .orElseGet(() -> new Counted(day(day))));
  }

  private static DayStatistics day(LocalDate day) {
    JobCounts two = new JobCounts(Map.of("a", new JobTally(2, 0, 2)), Map.of());
    return new DayStatistics(
        day, Map.of(STUDIO, two, new AccountEmail("hidden@example.com"), two), true);
  }
}
