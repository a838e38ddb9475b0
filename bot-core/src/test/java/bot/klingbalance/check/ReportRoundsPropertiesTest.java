package bot.klingbalance.check;

import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.plan;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.by;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestKey;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.FakeWatches;
import bot.klingbalance.watch.WeeklyReports;
import bot.klingbalance.watch.WeeklyTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * Whatever the day, the hour and the zone, however the clock jumps and the bot is started again, a
 * channel gets one report a local week, on its day, and only while it wants one.
 */
class ReportRoundsPropertiesTest {
  /** Some change to summer time within the weeks that are lived through. */
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Asia/Kathmandu",
          "Australia/Lord_Howe",
          "Pacific/Apia",
          "America/Sao_Paulo",
          "UTC");

  private static final Instant BEGIN = Instant.parse("2027-02-20T05:30:00Z");

  /** What happens next. */
  enum Event {
    PASS,
    PASS_DAYS,
    JUMP_AHEAD,
    JUMP_BACK,
    PAUSE,
    RESUME,
    START_AGAIN
  }

  record Step(Event event, int number) {}

  @Property(tries = 200)
  void oneReportAWeekOnItsDayWhileItIsWanted(
      @ForAll DayOfWeek day,
      @ForAll @From("times") LocalTime at,
      @ForAll @From("zones") ZoneId zone,
      @ForAll @Size(min = 5, max = 40) List<@From("steps") Step> steps) {
    try (Run run = new Run(new WeeklyTime(day, new DailyTime(at, zone)))) {
      steps.forEach(run::does);
      run.toldEachWeekOnce();
    }
  }

  @Provide
  Arbitrary<LocalTime> times() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 22), Arbitraries.of(0, 1, 15, 30, 59))
        .as(LocalTime::of);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZONES).map(ZoneId::of);
  }

  @Provide
  Arbitrary<Step> steps() {
    return Combinators.combine(
            Arbitraries.of(Event.values()), Arbitraries.integers().between(1, 300))
        .as(Step::new);
  }

  /** A channel that wants a report from the beginning on, and its bot. */
  private static final class Run implements AutoCloseable {
    private final WeeklyTime wanted;
    private final FakeWatches chat = new FakeWatches();
    private final FakeOutbox outbox = new FakeOutbox();
    private final MovableClock clock = new MovableClock(BEGIN);
    private final FakeAccounts accounts =
        new FakeAccounts().answering(answered("studio", balance(plan(560, 660, 13))));
    private final List<Digest> planned = new ArrayList<>();
    private boolean isPaused;
    private Instant changed = BEGIN;
    private ReportRounds rounds = rounds();

    Run(WeeklyTime wanted) {
      this.wanted = wanted;
      chat.reports().put(RENDERS, wanted, by("Anna", BEGIN));
    }

    void does(Step step) {
      switch (step.event()) {
        case PASS -> pass(Duration.ofMinutes(step.number()), Duration.ofMinutes(7));
        case PASS_DAYS -> pass(Duration.ofHours(step.number()), Duration.ofHours(1));
        case JUMP_AHEAD -> clock.move(Duration.ofHours(step.number()));
        case JUMP_BACK -> clock.move(Duration.ofHours(-step.number()));
        case PAUSE -> pause(true);
        case RESUME -> pause(false);
        case START_AGAIN -> {
          rounds.close();
          rounds = rounds();
        }
      }
      look();
    }

    private void pass(Duration time, Duration pace) {
      for (Duration passed = Duration.ZERO;
          passed.compareTo(time) < 0;
          passed = passed.plus(pace)) {
        clock.move(pace);
        look();
      }
    }

    private void pause(boolean paused) {
      isPaused = paused;
      changed = clock.instant();
      chat.reports().pause(RENDERS, 1, paused, by("Anna", changed));
    }

    /** What is due is there after it, and nothing else came. */
    private void look() {
      int before = planned.size();
      rounds.look();
      Instant now = clock.instant();
      LocalDate today = now.atZone(wanted.time().zone()).toLocalDate();
      Instant run = ZonedDateTime.of(today, wanted.time().at(), wanted.time().zone()).toInstant();
      boolean isDue =
          !isPaused
              && today.getDayOfWeek() == wanted.day()
              && !now.isBefore(run)
              && !run.isBefore(changed);
      if (isDue) {
        assertThat(outbox.find(DigestKey.weekly(RENDERS, today).deliveryId()))
            .as("%s of %s at %s", today, wanted, now)
            .isPresent();
      }
      assertThat(planned.size() - before).as("at %s", now).isLessThanOrEqualTo(isDue ? 1 : 0);
      planned.subList(before, planned.size()).stream()
          .forEach(digest -> assertThat(digest.key().date()).isEqualTo(today));
    }

    void toldEachWeekOnce() {
      assertThat(planned).map(Digest::id).doesNotHaveDuplicates();
    }

    private ReportRounds rounds() {
      return new ReportRounds(
          new ReportRounds.Kept(
              new WeeklyReports(chat.reports(), List::of),
              new AllWatches(chat, List::of),
              new FakeHistory(),
              outbox),
          new WatchedAccountsReader(accounts, each -> true, RunwaySource.NONE, clock),
          each -> true,
          clock,
          new WarningListener() {
            @Override
            public void planned(Digest digest) {
              planned.add(digest);
            }
          });
    }

    @Override
    public void close() {
      rounds.close();
    }
  }
}
