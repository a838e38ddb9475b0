package bot.klingbalance.alert;

import static bot.klingbalance.alert.AlertStory.NINE;
import static bot.klingbalance.alert.AlertStory.NOON;
import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static bot.klingbalance.watch.SomeWatches.by;
import static bot.klingbalance.watch.SomeWatches.ofAccounts;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestRefresh;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.forecast.SomeSpending;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Delivery.Stage;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.outbox.Revision;
import bot.klingbalance.outbox.Settlement;
import bot.klingbalance.report.SampleReports;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedChannel;
import bot.klingbalance.watch.Weekdays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel between its checks, whose accounts turn critical, get better, and worse. */
class UrgentAlertsTest {
  private static final Duration A_MOMENT = UrgentAlerts.GATHERING;

  private static final LocalDate WEDNESDAY = LocalDate.parse("2026-11-25");

  private final AlertStory story = new AlertStory();

  @BeforeEach
  void watchAll() {
    story.watching(RENDERS);
  }

  @Test
  void twentyAccountsThatTurnCriticalInOnePollAreOneMessage() {
    String[] fine = all(20, 650);
    story.at(NINE).checked(fine).at(NOON);

    for (String each : all(20, 4)) {
      story.read(each).pass(Duration.ofMinutes(3));
      story.post();
    }

    assertThat(story.urgent()).hasSize(1);
    assertThat(story.urgent().get(0).digest().openAccounts()).hasSize(20);
  }

  @Test
  void whatTurnsTogetherWaitsAMomentAndGoesOutTogether() {
    story.at(NINE).checked("render-a 300", "render-b 300").at(NOON);

    story.read("render-a 4", "render-b 5").pass(A_MOMENT);

    assertThat(story.urgent())
        .map(AlertStory::told)
        .containsExactly("render-a CRITICAL LOW; render-b CRITICAL LOW");
    assertThat(story.urgent().get(0).stage())
        .isEqualTo(new Stage.Waiting(NOON.plus(A_MOMENT).plus(UrgentGroup.GROUP_WAIT)));
  }

  @Test
  void aBotThatWaitsForOneWithNewerSettingsTellsNothing() {
    story.at(NINE).checked("render-a 300").at(NOON);
    story.letWork(false);
    story.read("render-a 4").pass(A_MOMENT);
    assertThat(story.urgent()).isEmpty();

    story.letWork(true);
    story.read("render-a 4").pass(A_MOMENT);
    assertThat(story.urgent()).hasSize(1);
  }

  @Test
  void theFirstReadingsOfANewBotAreOneMessage() {
    for (String each : all(20, 4)) {
      story.read(each).pass(Duration.ofSeconds(90));
      story.post();
    }

    assertThat(story.urgent()).hasSize(1);
    assertThat(story.urgent().get(0).digest().openAccounts()).hasSize(20);
  }

  @Test
  void whatTurnsCriticalIsToldAlsoBeforeTheFirstCheckOfAWatchThatIsYoungerThanItsTimeOfDay() {
    story.firstCheckedTomorrow().at(NOON).read("render-a 650").pass(A_MOMENT);

    story.pass(Duration.ofHours(1)).read("render-a 4").pass(A_MOMENT);

    assertThat(story.urgent()).map(AlertStory::told).containsExactly("render-a CRITICAL LOW");
  }

  @Test
  void whileTheDailyCheckIsMadeNothingIsToldBesidesIt() {
    story.at(NOON).read("render-a 650", "render-a 4").pass(A_MOMENT);

    assertThat(story.all()).isEmpty();
  }

  @Test
  void aChannelGetsAFewUrgentMessagesADayHoweverManyAccountsTurn() {
    story.at(NINE).checked(all(60, 650));
    for (String each : all(60, 4)) {
      story.pass(Duration.ofMinutes(14)).read(each).pass(A_MOMENT);
      story.post();
    }

    assertThat(story.urgent()).hasSize(UrgentGroup.MOST_A_DAY);
    assertThat(
            story.urgent().stream()
                .map(Delivery::digest)
                .flatMap(each -> each.openAccounts().stream()))
        .hasSize(60)
        .doesNotHaveDuplicates();
  }

  @Test
  void whatTurnsLaterThanPeopleLookAtAMessageGetsOneOfItsOwn() {
    story.at(NINE).checked("render-a 300", "render-b 300").at(NOON);

    story.read("render-a 4").pass(Duration.ofMinutes(1));
    story.post();
    story.pass(UrgentGroup.JOINED_FOR).read("render-b 4").pass(A_MOMENT);

    assertThat(story.urgent())
        .map(AlertStory::told)
        .containsExactly("render-a CRITICAL LOW", "render-b CRITICAL LOW");
  }

  @Test
  void anAccountIsToldOnceADayHoweverOftenItTurns() {
    story.at(NINE).checked("render-a 300").at(NOON);

    story.read("render-a 4").pass(Duration.ofHours(1));
    story.post();
    story.read("render-a 650").pass(A_MOMENT);
    assertThat(story.urgent()).map(AlertStory::told).containsExactly("render-a CRITICAL LOW over");
    story.pass(Duration.ofHours(4)).read("render-a 2").pass(A_MOMENT);

    assertThat(story.urgent()).map(AlertStory::told).containsExactly("render-a CRITICAL LOW");
  }

  @Test
  void aBalanceThatGoesToAndFroAcrossTheCriticalLimitIsToldOnceADay() {
    story.at(NINE).checked("render-a 4").at(NOON);
    story.post();

    for (int left : new int[] {240, 4, 240, 4}) {
      story.read("render-a " + left).pass(Duration.ofHours(1));
    }

    assertThat(story.urgent()).isEmpty();
    assertThat(story.daily()).map(AlertStory::told).containsExactly("render-a CRITICAL LOW");
  }

  @Test
  void whatTheMorningsMessageSaysIsNoNews() {
    story.at(NINE).checked("render-a 4").at(NOON).read("render-a 3").pass(A_MOMENT);

    assertThat(story.urgent()).isEmpty();
  }

  @Test
  void afterASleepOverTheDailyTimeThereIsOneMessage() {
    Instant beforeNine = NINE.minus(Duration.ofMinutes(11));
    story.at(beforeNine).read("render-a 4").pass(A_MOMENT);
    assertThat(story.urgent()).hasSize(1);

    story.clock.moveTo(NOON);
    story.read("render-a 3", "render-b 3").pass(A_MOMENT);
    story.checked("render-a 3", "render-b 3").pass(A_MOMENT);
    story.read("render-a 3").pass(A_MOMENT);

    assertThat(story.urgent()).hasSize(1);
    assertThat(story.urgent().get(0).digest().dayEnds()).isEqualTo(NINE);
    assertThat(story.daily()).hasSize(1);
  }

  @Test
  void aWatchMadeShortlyBeforeItsHourTellsACriticalAccountOnce() {
    story.at(NINE.minus(Duration.ofMinutes(5))).read("render-a 4").pass(A_MOMENT);
    story.at(NINE).checked("render-a 4").pass(A_MOMENT).read("render-a 4").pass(A_MOMENT);

    assertThat(story.all()).hasSize(1).isEqualTo(story.daily());
  }

  @Test
  void whatAnUrgentMessageThatWasNeverSentSaysIsToldByAnother() {
    story.at(NINE.minus(Duration.ofMinutes(11))).read("render-a 4").pass(A_MOMENT);
    story.clock.moveTo(NINE.plusSeconds(60));
    Delivery late = claimed();
    story.outbox.settle(
        late.id(), "test", new Settlement.SetAside("The daily message came.", NINE));
    story.checked("render-b 300");

    story.at(NOON).read("render-a 4").pass(A_MOMENT);

    assertThat(story.urgent())
        .map(AlertStory::told)
        .containsExactly("render-a CRITICAL LOW", "render-a CRITICAL LOW");
  }

  @Test
  void whatHoldsForEveryAccountIsToldOnceForAll() {
    story.at(NINE).checked("render-a 300", "render-b 300").at(NOON);

    story.read("render-a TOKEN_REFUSED").pass(A_MOMENT);
    story.read("render-b TOKEN_REFUSED").pass(A_MOMENT);

    assertThat(story.urgent()).map(AlertStory::told).containsExactly("all CRITICAL BROKEN");
  }

  @Test
  void aWatchOfTheSettingsThatIsNotUrgentTellsNothingAtOnce() {
    story.chat.remove(RENDERS, 1);
    story.set(
        new WatchedChannel(
            RENDERS,
            new WatchedAccounts.All(),
            NINE_IN_BERLIN,
            WarnLimits.STANDARD,
            Map.of(),
            false));
    story.at(NINE).checked("render-a 300", "render-b 40").at(NOON);

    story.read("render-a 4").pass(A_MOMENT);

    assertThat(story.urgent()).isEmpty();
    assertThat(story.daily())
        .map(AlertStory::told)
        .containsExactly("render-a CRITICAL LOW; render-b WARNING LOW");
  }

  /** A script runs away at noon on a Wednesday: it is told after the first hour, and once. */
  @Test
  void farMoreSpendingThanUsualIsToldAtOnceAndOnceABurst() {
    List<RecordedReading> readings = SomeSpending.usual(30, SomeSpending.NOON);
    readings.forEach(each -> story.history.keep(account("render-a"), each));
    story.forecasting(SomeSpending.BERLIN).at(checkOf(WEDNESDAY)).checked("render-b 650");

    for (int hour = 0; hour < 3; hour++) {
      SomeSpending.spend(readings, 400, 1);
      read(readings.get(readings.size() - 1));
      assertThat(story.urgent()).map(AlertStory::told).containsExactly("render-a WARNING UNUSUAL");
    }
    SomeSpending.spend(readings, 20, 1);
    read(readings.get(readings.size() - 1));

    assertThat(story.urgent())
        .map(AlertStory::told)
        .containsExactly("render-a WARNING UNUSUAL over");
    assertThat(story.daily()).isEmpty();
  }

  private void read(RecordedReading reading) {
    KlingAccount account =
        new KlingAccount(
            account("render-a"),
            reading.balance(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty());
    story.at(reading.at()).read(new Found(account, reading.at())).pass(A_MOMENT);
  }

  @Test
  void aBurstThatIsReadTwiceWithinAMomentIsTold() {
    story.at(NINE).checked("render-a 650").at(NOON);

    story.read("render-a 640 burst").pass(A_MOMENT.dividedBy(2));
    story.read("render-a 635 burst").pass(A_MOMENT);

    assertThat(story.urgent()).map(AlertStory::told).containsExactly("render-a WARNING UNUSUAL");
  }

  @Test
  void aBurstJoinsWhatIsCriticalAndCriticalWhatWaits() {
    story.at(NINE).checked("render-a 650", "render-b 650").at(NOON);

    story.read("render-b 640 burst").pass(A_MOMENT).read("render-a 4").pass(A_MOMENT);

    assertThat(story.urgent())
        .map(AlertStory::told)
        .containsExactly("render-a CRITICAL LOW; render-b WARNING UNUSUAL");
    story.pass(Duration.ofMinutes(1));
    story.post();
    story.pass(Duration.ofHours(1)).read("render-a 3 burst").pass(A_MOMENT);
    assertThat(story.urgent())
        .map(AlertStory::told)
        .containsExactly(
            "render-a CRITICAL LOW; render-a WARNING UNUSUAL; render-b WARNING UNUSUAL");
  }

  /** An edit calls nobody. */
  @Test
  void whatTurnsCriticalAfterABurstWasToldGetsAMessageOfItsOwn() {
    story.at(NINE).checked("render-a 650").at(NOON);

    story.read("render-a 640 burst").pass(Duration.ofMinutes(1));
    story.post();
    story.pass(Duration.ofHours(1)).read("render-a 4 burst").pass(A_MOMENT);

    assertThat(story.urgent())
        .map(AlertStory::told)
        .containsExactly(
            "render-a CRITICAL LOW; render-a WARNING UNUSUAL", "render-a CRITICAL LOW");
  }

  @Test
  void burstsDoNotUseUpTheMessagesOfWhatIsCritical() {
    story.at(NINE).checked(all(9, 650)).pass(A_MOMENT);
    for (int i = 0; i < 4; i++) {
      story.read("render-0%d 640 burst".formatted(i)).pass(Duration.ofMinutes(1));
      story.post();
      story.pass(UrgentGroup.JOINED_FOR);
    }
    assertThat(story.urgent()).hasSize(UrgentGroup.MOST_A_DAY);

    story.read("render-08 4").pass(A_MOMENT);

    assertThat(story.urgent()).hasSize(UrgentGroup.MOST_A_DAY + 1);
    assertThat(AlertStory.told(story.urgent().get(UrgentGroup.MOST_A_DAY)))
        .isEqualTo("render-08 CRITICAL LOW");
  }

  @Test
  void aBurstOfAnUrgentWatchJoinsNoMessageOfTheDay() {
    story.at(NINE).checked("render-a 240", "render-b 650");
    story.post();

    story.at(NOON).read("render-b 640 burst").pass(A_MOMENT);

    assertThat(story.daily()).map(AlertStory::told).containsExactly("render-a WARNING LOW");
    assertThat(story.urgent()).map(AlertStory::told).containsExactly("render-b WARNING UNUSUAL");
  }

  @Test
  void aDayThatTheDatabaseKnowsNothingOfIsLookedAtFirst() {
    story.at(NINE.minus(Duration.ofHours(2))).read("render-a 4").pass(A_MOMENT);
    story.read("render-b 4").pass(A_MOMENT);
    assertThat(story.urgent()).singleElement().matches(Delivery::lookFirst);

    story.at(NINE).checked("render-a 4", "render-b 4", "render-c 650").at(NOON);
    story.post();
    story.pass(UrgentGroup.JOINED_FOR).read("render-c 4").pass(A_MOMENT);
    assertThat(story.urgent()).map(Delivery::lookFirst).containsExactly(true, false);
  }

  @Test
  void onAQuietDayOnlyWhatIsCriticalJoinsTheMessageOfTheDay() {
    story.chat.remove(RENDERS, 1);
    story.set(
        new WatchedChannel(
            RENDERS,
            new WatchedAccounts.All(),
            NINE_IN_BERLIN,
            new WarnLimits(Credits.of(500), 0, 0, 0, 0).on(Weekdays.parse("tue-sun").orElseThrow()),
            Map.of(),
            true));
    story.at(NINE).checked("render-a 40", "render-b 650", "render-c 650");
    story.post();

    story.at(NOON).read("render-b 240", "render-c 4").pass(A_MOMENT);

    assertThat(story.daily())
        .map(AlertStory::told)
        .containsExactly("render-a CRITICAL LOW; render-c CRITICAL LOW");
  }

  @Test
  void aWeeklyReportIsNeverEditedForAReading() {
    Digest report =
        Digest.weekly(RENDERS, MONDAY, NINE_IN_BERLIN.endOf(MONDAY), SampleReports.busy());
    story.at(NINE).checked("render-a 650");
    assertThat(story.outbox.interject(report)).isTrue();
    story.post();

    story.at(NOON).read("render-a 4").pass(A_MOMENT);

    assertThat(story.outbox.find(report.id())).map(Delivery::digest).contains(report);
    assertThat(story.edits()).isEmpty();
    assertThat(story.urgent()).map(AlertStory::told).containsExactly("render-a CRITICAL LOW");
  }

  @Test
  void theMessageOfTheDayShowsWhatIsOverWorseAndNew() {
    story.at(NINE).checked("render-a 240", "render-b 240", "render-c 650");
    story.post();
    story.at(NOON);

    story.read("render-a 650", "render-b 4", "render-c 200").pass(A_MOMENT);

    assertThat(story.daily())
        .map(AlertStory::told)
        .containsExactly("render-b CRITICAL LOW; render-c WARNING LOW; render-a WARNING LOW over");
    assertThat(story.edits()).hasSize(1);
  }

  @Test
  void anAccountThatTheListNoLongerNamesIsOverInTheMessagesOfTheDay() {
    story.at(NINE).checked("render-a 4", "render-b 240", "render-c 650");
    story.post();
    story.at(NOON).read("render-c 4").pass(Duration.ofMinutes(1));
    story.post();

    story.listed("render-b").pass(A_MOMENT);

    assertThat(story.daily())
        .map(AlertStory::told)
        .containsExactly(
            "render-b WARNING LOW; render-a CRITICAL LOW over gone;"
                + " render-c CRITICAL LOW over gone");
    assertThat(story.urgent())
        .map(AlertStory::told)
        .containsExactly("render-c CRITICAL LOW over gone");
    story.pass(Revision.GROUP_INTERVAL);
    assertThat(story.edits()).hasSize(2);
  }

  @Test
  void anAccountThatIsBackInTheListIsToldAsItIs() {
    story.at(NINE).checked("render-a 4", "render-b 240");
    story.post();
    story.at(NOON).listed("render-b").pass(A_MOMENT);

    story.listed("render-a", "render-b").read("render-a 3").pass(A_MOMENT);

    assertThat(story.daily())
        .map(AlertStory::told)
        .containsExactly("render-a CRITICAL LOW; render-b WARNING LOW");
  }

  /** Anybody may ask for any address. */
  @Test
  void anAddressThatIsNoAccountCountsInNoMessage() {
    story.at(NINE).checked("render-a 4", "render-b 240");
    story.post();

    story
        .at(NOON)
        .read("ghost NOT_CONFIGURED", "spirit TOKEN_REFUSED", "render-c 650")
        .pass(A_MOMENT);

    assertThat(counted()).containsExactly("render-a", "render-b", "render-c");
  }

  @Test
  void anAccountThatIsGoneFromTheListCountsNoMore() {
    story.at(NINE).checked("render-a 4", "render-b 240", "render-c 650");
    story.post();

    story.at(NOON).listed("render-b").pass(A_MOMENT);

    assertThat(counted()).containsExactly("render-b");
    story.listed("render-a", "render-b").read("render-a 3").pass(A_MOMENT);
    assertThat(counted()).containsExactly("render-a", "render-b");
  }

  private List<String> counted() {
    return story.daily().get(0).digest().accounts().stream()
        .map(account -> account.value().replace("@example.com", ""))
        .sorted()
        .toList();
  }

  /** Who names an account wants to know that it cannot be read. */
  @Test
  void anAccountThatAWatchNamesIsMissedWhereTheListNoLongerNamesIt() {
    story.chat.remove(RENDERS, 1);
    story.chat.add(ofAccounts(RENDERS, "render-a"), NINE_IN_BERLIN);
    story.at(NINE).checked("render-a 4");
    story.post();

    story.at(NOON).listed("render-b").pass(A_MOMENT).listed("render-b").pass(A_MOMENT);

    assertThat(story.daily())
        .map(AlertStory::told)
        .containsExactly("render-a WARNING BROKEN gone; render-a CRITICAL LOW over gone");
    assertThat(counted()).containsExactly("render-a");
  }

  @Test
  void whatSomebodyHasTakenInAnotherChannelIsTakenInWhatIsToldLater() {
    story.at(NINE).checked("render-a 4");
    Digest taken = story.daily().get(0).digest();
    story.outbox.take(Taken.of(taken, taken.openAccounts(), by("Ben", NINE.plusSeconds(60))));

    story.firstCheckedTomorrow().watching(STUDIO).at(NOON).read("render-a 3").pass(A_MOMENT);

    assertThat(story.urgent())
        .singleElement()
        .satisfies(urgent -> assertThat(urgent.digest().untaken()).isEmpty())
        .satisfies(
            urgent ->
                assertThat(urgent.digest().taken())
                    .map(each -> each.channel() + " " + each.by().name())
                    .containsExactly(STUDIO + " Ben"));
    assertThat(story.outbox.of(STUDIO).taken()).hasSize(1);
  }

  @Test
  void whatARefreshHasShownToBeCriticalIsToldAllTheSame() {
    story.at(NINE).checked("render-a 240", "render-b 650").at(NOON);
    Digest daily = story.daily().get(0).digest();
    ChannelReadings worse = story.readings("render-a 4", "render-b 4");
    story.outbox.revise(
        daily.id(),
        Revision.byPress(
            digest ->
                DigestRefresh.of(
                    digest, story.watches().of(RENDERS), worse, story.outbox.of(RENDERS), NOON),
            NOON));

    story.read("render-a 4", "render-b 4").pass(A_MOMENT);

    assertThat(story.urgent())
        .map(AlertStory::told)
        .containsExactly("render-a CRITICAL LOW; render-b CRITICAL LOW");
  }

  @Test
  void figuresAloneAreNoReasonToEditButStandInTheNextEdit() {
    story.at(NINE).checked("render-a 240", "render-b 240");
    story.post();

    story.at(NOON).read("render-a 230").pass(A_MOMENT);
    assertThat(story.edits()).isEmpty();
    story.read("render-b 650").pass(A_MOMENT);

    assertThat(story.edits())
        .hasSize(1)
        .first()
        .satisfies(edit -> assertThat(edit.digest().toString()).contains("left=230"));
  }

  @Test
  void oneReadingThatFailsOnTheWayChangesNothing() {
    story.at(NINE).checked("render-a 240", "render-b 650");
    story.post();
    Digest before = story.daily().get(0).digest();

    story.at(NOON).read("render-a UNREACHABLE", "render-b SLOW_DOWN").pass(A_MOMENT);

    assertThat(story.daily().get(0).digest()).isEqualTo(before);
  }

  @Test
  void editsForReadingsKeepTheirDistance() {
    story.at(NINE).checked("render-a 240", "render-b 240");
    story.post();
    story.at(NOON).read("render-a 650").pass(A_MOMENT);
    assertThat(edited()).isEqualTo(1);

    story.pass(Duration.ofMinutes(1)).read("render-b 650").pass(A_MOMENT);
    assertThat(story.edits()).isEmpty();
    story.pass(Duration.ofMinutes(5));
    assertThat(edited()).isEqualTo(1);
  }

  @Test
  void yesterdaysMessageIsNotEditedAnyMore() {
    story.at(NINE).checked("render-a 240");
    story.post();

    story.at(checkOf(MONDAY.plusDays(1)).minus(Duration.ofHours(3)));
    story.read("render-a 650").pass(A_MOMENT);

    assertThat(story.daily()).map(AlertStory::told).containsExactly("render-a WARNING LOW");
  }

  @Test
  void aStoreThatIsAwayIsNoDefect() {
    story.at(NINE).checked("render-a 300").at(NOON);
    story.history.goAway();

    assertThat(story.urgent()).isEmpty();
  }

  private static String[] all(int accounts, int left) {
    return IntStream.range(0, accounts)
        .mapToObj(i -> "render-%02d %d".formatted(i, left))
        .toArray(String[]::new);
  }

  private Delivery claimed() {
    Instant now = story.clock.instant();
    return story.outbox.claim(new Claim("test", now, Duration.ofMinutes(1), 100)).get(0);
  }

  private int edited() {
    return story.edits().size();
  }
}
