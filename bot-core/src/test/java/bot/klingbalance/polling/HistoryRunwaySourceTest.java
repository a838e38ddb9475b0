package bot.klingbalance.polling;

import static bot.klingbalance.history.SomeReadings.reading;
import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.email;
import static bot.klingbalance.message.SampleAccounts.failed;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.Runway;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.forecast.UnusualSpending;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.polling.HistoryRunwaySource.Gauge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class HistoryRunwaySourceTest {
  private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
  private static final Instant AN_HOUR_AGO = NOW.minus(Duration.ofHours(1));
  private static final Runway A_DAY = new Runway(NOW.plus(Duration.ofDays(1)), Credits.of(100));
  private static final AccountLookup NOW_560 = answered("studio", reading(NOW, 560).balance());

  private final FakeHistory history = new FakeHistory();
  private final List<List<RecordedReading>> gauged = new ArrayList<>();

  @Test
  void anAccountThatCannotBeReadNowTellsWhenItLastAnsweredSinceTheLastCheck() {
    history.keep(email("studio"), reading(AN_HOUR_AGO, 660));
    AccountLookup gone = failed("studio", Reason.UNREACHABLE);

    assertThat(read(gone, Optional.of(YESTERDAY)).lastAnswered()).contains(AN_HOUR_AGO);
    assertThat(read(gone, Optional.of(AN_HOUR_AGO)).lastAnswered()).isEmpty();
    assertThat(read(gone, Optional.empty()).lastAnswered())
        .as("also on a channel's first day")
        .contains(AN_HOUR_AGO);
    assertThat(read(failed("render", Reason.UNREACHABLE), Optional.of(YESTERDAY)).lastAnswered())
        .isEmpty();
  }

  @Test
  void theAnswerOfJustNowCountsOnceForTheRunwayAndNotAsAnEarlierOneBeItKeptAlreadyOrNot() {
    history.keep(email("studio"), reading(AN_HOUR_AGO, 660));
    WatchedReading before = read(NOW_560, Optional.of(YESTERDAY));
    history.keep(email("studio"), reading(NOW, 560));
    WatchedReading after = read(NOW_560, Optional.of(YESTERDAY));

    assertThat(after).isEqualTo(before);
    assertThat(before)
        .isEqualTo(new WatchedReading(NOW_560, Optional.of(AN_HOUR_AGO), Optional.of(A_DAY)));
    List<RecordedReading> both = List.of(reading(AN_HOUR_AGO, 660), reading(NOW, 560));
    assertThat(gauged).containsExactly(both, both);
  }

  @Test
  void aMonthIsLookedAtOrMoreWhenTheLastCheckWasLongerAgo() {
    Instant monthsAgo = NOW.minus(Duration.ofDays(90));
    history.keep(email("studio"), reading(monthsAgo, 660));
    AccountLookup gone = failed("studio", Reason.UNREACHABLE);

    assertThat(read(gone, Optional.of(YESTERDAY)).lastAnswered()).isEmpty();
    assertThat(read(gone, Optional.of(monthsAgo.minusSeconds(1))).lastAnswered())
        .contains(monthsAgo);
    assertThat(gauged).containsExactly(List.of(), List.of(reading(monthsAgo, 660)));
  }

  @Test
  void accountsComeInTheOrderInWhichTheyWereAsked() {
    List<AccountLookup> lookups =
        List.of(
            NOW_560,
            failed("render", Reason.SIGN_IN_LOST),
            answered("art", reading(NOW, 1).balance()));
    assertThat(runwaySource(Runnable::run).readings(lookups, Optional.empty(), NOW).join())
        .map(WatchedReading::lookup)
        .isEqualTo(lookups);
  }

  @Test
  void withoutTheStoreOrWithoutTimeForItOnlyTheAnswerOfJustNowIsKnown() {
    history.keep(email("studio"), reading(AN_HOUR_AGO, 660));
    Executor busy =
        work -> {
          throw new RejectedExecutionException("busy");
        };
    assertThat(runwaySource(busy).readings(List.of(NOW_560), Optional.of(YESTERDAY), NOW).join())
        .containsExactly(WatchedReading.of(NOW_560));

    history.goAway();
    assertThat(read(NOW_560, Optional.of(YESTERDAY))).isEqualTo(WatchedReading.of(NOW_560));
  }

  @Test
  void whatWasUnusualSinceTheLastCheckAndIsOverIsKnownWhereNobodyWasToldOfIt() {
    Instant noon = NOW.minus(Duration.ofHours(21));
    history.keep(email("studio"), reading(noon.minus(Duration.ofHours(6)), 3_000));
    history.keep(email("studio"), reading(noon, 2_000));
    history.keep(email("studio"), reading(noon.plus(Duration.ofHours(1)), 1_500));
    history.keep(email("studio"), reading(AN_HOUR_AGO, 1_490));
    Gauge spendingAtNoon =
        new Gauge() {
          @Override
          public Optional<Runway> runway(List<RecordedReading> readings, Instant now) {
            return Optional.empty();
          }

          @Override
          public Optional<UnusualSpending> unusual(List<RecordedReading> readings, Instant now) {
            Instant last = readings.get(readings.size() - 1).at();
            long spent = last.equals(noon) ? 1_000 : 1_500;
            return last.isBefore(noon) || last.isAfter(noon.plus(Duration.ofHours(1)))
                ? Optional.empty()
                : Optional.of(
                    new UnusualSpending(
                        noon.minusSeconds(60), last, Credits.of(spent), Credits.of(100)));
          }
        };
    RunwaySource source = new HistoryRunwaySource(history, spendingAtNoon, Runnable::run);

    assertThat(bursts(source, Optional.of(YESTERDAY), true))
        .as("one burst, as its last reading shows it")
        .containsExactly(
            new Cause.Unusual(
                Credits.of(1_500),
                Credits.of(100),
                noon.minusSeconds(60),
                noon.plus(Duration.ofHours(1)),
                false,
                true));
    assertThat(bursts(source, Optional.of(YESTERDAY), false)).isEmpty();
    assertThat(bursts(source, Optional.of(noon.plus(Duration.ofHours(2))), true)).isEmpty();
    assertThat(bursts(source, Optional.empty(), true)).as("before the first check").isEmpty();
  }

  private static List<Cause.Unusual> bursts(
      RunwaySource source, Optional<Instant> since, boolean isUntold) {
    return source.readings(List.of(NOW_560), since, NOW, each -> isUntold).join().get(0).bursts();
  }

  private WatchedReading read(AccountLookup lookup, Optional<Instant> since) {
    return runwaySource(Runnable::run).readings(List.of(lookup), since, NOW).join().get(0);
  }

  private HistoryRunwaySource runwaySource(Executor threads) {
    return new HistoryRunwaySource(history, this::gauge, threads);
  }

  private Optional<Runway> gauge(List<RecordedReading> readings, Instant now) {
    gauged.add(readings);
    return Optional.of(A_DAY);
  }
}
