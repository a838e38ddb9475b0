package bot.klingbalance.check;

import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.email;
import static bot.klingbalance.message.SampleAccounts.plan;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static bot.klingbalance.watch.SomeWatches.THEN;
import static bot.klingbalance.watch.SomeWatches.by;
import static bot.klingbalance.watch.SomeWatches.ofAccounts;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.report.WeeklyReport;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.FakeWatches;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedChannel;
import bot.klingbalance.watch.Weekdays;
import bot.klingbalance.watch.WeeklyReports;
import bot.klingbalance.watch.WeeklyTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channels that get a weekly report on Mondays at nine in Berlin, unless said otherwise. */
class ReportRoundsTest {
  private static final WeeklyTime MONDAYS = new WeeklyTime(DayOfWeek.MONDAY, NINE_IN_BERLIN);
  private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private final FakeAccounts accounts = new FakeAccounts();
  private final FakeWatches chat = new FakeWatches();
  private final FakeOutbox outbox = new FakeOutbox();
  private final FakeHistory history = new FakeHistory();
  private final MovableClock clock = new MovableClock(MONDAY);
  private final ShownAccounts shown = new ShownAccounts(List.of("*@example.com"));
  private final List<Digest> planned = new ArrayList<>();
  private List<WatchedChannel> set = List.of();
  private ReportRounds rounds = rounds();

  @BeforeEach
  void accountsAnswer() {
    accounts.answering(answered("studio", balance(plan(560, 660, 13))));
    accounts.answering(answered("render", balance(plan(42, 660, 13))));
    accounts.with("hidden@elsewhere.org", 9_999);
  }

  @Test
  void aReportIsMadeAtItsTimeAndOnceAWeek() {
    chat.reports().put(RENDERS, MONDAYS, by("Anna", THEN));

    lookAt(MONDAY.minusSeconds(1));
    assertThat(planned).isEmpty();
    lookAt(MONDAY);
    lookAt(MONDAY.plusSeconds(20));
    assertThat(planned).hasSize(1);
    lookAt(MONDAY.plus(WEEK).minusSeconds(1));
    assertThat(planned).hasSize(1);
    lookAt(MONDAY.plus(WEEK));
    assertThat(planned).hasSize(2);
  }

  @Test
  void aBotThatWaitsForOneWithNewerSettingsMakesNoneUntilItIsLet() {
    chat.reports().put(RENDERS, MONDAYS, by("Anna", THEN));
    rounds.letWork(false);

    lookAt(MONDAY);
    assertThat(planned).isEmpty();
    assertThat(rounds.lastWork().at()).contains(MONDAY);

    rounds.letWork(true);
    lookAt(MONDAY.plusSeconds(20));
    assertThat(planned).hasSize(1);
  }

  @Test
  void severalBotsMakeOneReport() {
    chat.reports().put(RENDERS, MONDAYS, by("Anna", THEN));

    lookAt(MONDAY);
    rounds = rounds();
    lookAt(MONDAY.plusSeconds(1));

    assertThat(planned).hasSize(1);
    assertThat(reports()).hasSize(1);
  }

  @Test
  void aReportThatWasMissedIsMadeUpForWhileItIsStillThatDay() {
    chat.reports().put(RENDERS, MONDAYS, by("Anna", THEN));
    Instant lateInTheEvening = Instant.parse("2026-11-23T22:59:00Z");
    Instant inTheNight = Instant.parse("2026-11-30T23:01:00Z");

    lookAt(lateInTheEvening);
    assertThat(planned).hasSize(1);
    assertThat(planned.get(0).dayEnds()).isEqualTo(Instant.parse("2026-11-23T23:00:00Z"));
    assertThat(outbox.find(planned.get(0).id())).map(Delivery::lookFirst).contains(true);
    lookAt(inTheNight);
    assertThat(planned).as("the day after the next Monday").hasSize(1);
  }

  @Test
  void aReportThatIsMovedWithinAWeekComesOnceInThatWeek() {
    chat.reports().put(RENDERS, MONDAYS, by("Anna", THEN));
    lookAt(MONDAY);

    WeeklyTime fridays = new WeeklyTime(DayOfWeek.FRIDAY, NINE_IN_BERLIN);
    chat.reports().put(RENDERS, fridays, by("Anna", MONDAY.plusSeconds(60)));
    lookAt(MONDAY.plus(Duration.ofDays(4)));
    assertThat(planned).hasSize(1);
    lookAt(MONDAY.plus(Duration.ofDays(11)));
    assertThat(planned).hasSize(2);
  }

  @Test
  void itIsOfWhatTheChannelWatchesPausedOrNot() {
    chat.add(ofAccounts(RENDERS, "studio"), NINE_IN_BERLIN);
    chat.pause(RENDERS, 1, true, by("Anna", THEN));
    chat.reports().put(RENDERS, MONDAYS, by("Anna", THEN));
    chat.reports().put(STUDIO, MONDAYS, by("Anna", THEN));

    lookAt(MONDAY);

    assertThat(report(RENDERS).emails()).containsExactly(email("studio"));
    assertThat(report(STUDIO).emails())
        .as("a channel that watches nothing, without what may not be shown")
        .containsExactlyInAnyOrder(email("studio"), email("render"));
  }

  @Test
  void aPausedReportIsNotMade() {
    chat.reports().put(RENDERS, MONDAYS, by("Anna", THEN));
    chat.reports().pause(RENDERS, 1, true, by("Anna", THEN));

    lookAt(MONDAY);

    assertThat(planned).isEmpty();
    assertThat(rounds.nextAfter(MONDAY)).isEmpty();
    chat.reports().pause(RENDERS, 1, false, by("Anna", THEN));
    assertThat(rounds.nextAfter(MONDAY)).contains(MONDAY.plus(WEEK));
  }

  @Test
  void theReportOfTheSettingsComesOnTheFirstOfTheirDays() {
    set =
        List.of(
            new WatchedChannel(
                RENDERS,
                new WatchedAccounts.All(),
                NINE_IN_BERLIN,
                WarnLimits.STANDARD.on(Weekdays.parse("tue-fri").orElseThrow()),
                Map.of(),
                true,
                Optional.empty(),
                true));
    rounds = rounds();
    chat.reports().put(RENDERS, MONDAYS, by("Anna", THEN));

    lookAt(MONDAY);
    assertThat(planned).as("the settings decide").isEmpty();
    lookAt(MONDAY.plus(Duration.ofDays(1)));
    assertThat(planned).hasSize(1);
  }

  @Test
  void anAccountThatNobodyHasReadYetAndOneThatFailsBreakNothing() {
    chat.add(ofAccounts(RENDERS, "studio", "newcomer"), NINE_IN_BERLIN);
    chat.reports().put(RENDERS, MONDAYS, by("Anna", THEN));

    lookAt(MONDAY);

    assertThat(report(RENDERS).accounts())
        .filteredOn(each -> each.account().equals(email("newcomer")))
        .singleElement()
        .satisfies(
            week -> {
              assertThat(week.left()).isEmpty();
              assertThat(week.unread()).contains(Reason.NOT_CONFIGURED);
            });
  }

  @Test
  void whereTheListCannotBeReadWhatWasReadBeforeIsTold() {
    history.keep(
        email("studio"),
        new RecordedReading(MONDAY.minus(Duration.ofDays(2)), balance(plan(560, 660, 13))));
    history.keep(
        new AccountEmail("hidden@elsewhere.org"),
        new RecordedReading(MONDAY.minus(Duration.ofDays(2)), balance(plan(1, 660, 13))));
    accounts.failingToList(Failure.of(Reason.UNREACHABLE));
    chat.reports().put(RENDERS, MONDAYS, by("Anna", THEN));

    lookAt(MONDAY);

    assertThat(report(RENDERS).emails()).containsExactly(email("studio"));
    assertThat(report(RENDERS).unlisted()).contains(Reason.UNREACHABLE);
  }

  @Test
  void whileTheStoreIsAwayItWaits() {
    chat.reports().put(RENDERS, MONDAYS, by("Anna", THEN));
    history.goAway();
    lookAt(MONDAY);
    assertThat(planned).isEmpty();

    history.comeBack();
    lookAt(MONDAY.plusSeconds(20));
    assertThat(planned).hasSize(1);
  }

  @Test
  void aRoundThatNoLongerComesIsNoticed() {
    chat.reports().put(RENDERS, MONDAYS, by("Anna", THEN));
    lookAt(MONDAY);
    assertThat(rounds.lastWork().at()).contains(MONDAY);

    clock.move(Duration.ofMinutes(14));
    assertThat(rounds.lastWork().stalledSince()).isEmpty();
    clock.move(Duration.ofMinutes(2));
    assertThat(rounds.lastWork().stalledSince()).contains(MONDAY);

    lookAt(MONDAY.plus(WEEK));
    assertThat(rounds.lastWork().stalledSince()).isEmpty();
    rounds.close();
    clock.move(WEEK);
    assertThat(rounds.lastWork().stalledSince()).as("a bot that stops").isEmpty();
  }

  private void lookAt(Instant now) {
    clock.moveTo(now);
    rounds.look();
  }

  private WeeklyReport report(Channel channel) {
    return reports().stream()
        .filter(digest -> digest.key().channel().equals(channel))
        .findFirst()
        .flatMap(Digest::weekly)
        .orElseThrow();
  }

  private List<Digest> reports() {
    Instant nextYear = MONDAY.plus(Duration.ofDays(365));
    return outbox.claim(new Claim("anybody", nextYear, Duration.ZERO, 100)).stream()
        .map(Delivery::digest)
        .toList();
  }

  private ReportRounds rounds() {
    AllWatches watches = new AllWatches(chat, () -> set);
    return new ReportRounds(
        new ReportRounds.Kept(
            new WeeklyReports(chat.reports(), () -> set), watches, history, outbox),
        new WatchedAccountsReader(accounts, shown, RunwaySource.NONE, clock),
        shown,
        clock,
        new WarningListener() {
          @Override
          public void planned(Digest digest) {
            planned.add(digest);
          }
        });
  }
}
