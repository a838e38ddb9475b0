package bot.klingbalance.digest;

import static bot.klingbalance.digest.ChannelStory.limits;
import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.Weekdays;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a channel is told, as stories. */
class DailyCheckTest {
  private static final WarnLimits BELOW_500 = limits("credits=500");
  private static final WarnLimits ON_WEEKDAYS = limits("credits=500 session=2").on(days("mon-fri"));

  /** One account; days are separated by commas, and the last one is told. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          enough is left                                | credits=500 | 700/3000                                | nothing
          exactly the limit is not below it             | credits=500 | 500/3000                                | nothing
          fewer credits than the limit                  | credits=500 | 499/3000                                | WARNING LOW BELOW_CREDITS
          a quarter of the limit is still a warning     | credits=500 | 125/3000                                | WARNING LOW BELOW_CREDITS
          less than a quarter of it is critical         | credits=500 | 124/3000                                | CRITICAL LOW BELOW_QUARTER_OF_CREDITS
          nothing left at all                           | percent=10  | 0/3000                                  | CRITICAL LOW NOTHING_LEFT
          a smaller share than the limit                | percent=10  | 299/3000                                | WARNING LOW BELOW_PERCENT
          a share below a quarter of the limit          | percent=10  | 74/3000                                 | CRITICAL LOW BELOW_QUARTER_OF_PERCENT
          the share is of all packages that still count | percent=10  | 299/3000 +3300                          | nothing
          every limit off warns of nothing              | credits=0   | 0/3000 session=1h                       | nothing
          it lasts fewer days than the limit            | runway=3    | 900/3000 out=50h                        | WARNING LOW SHORT_RUNWAY
          it lasts longer than the limit                | runway=3    | 900/3000 out=80h                        | nothing
          it runs out before tomorrow's check           | runway=3    | 900/3000 out=23h                        | CRITICAL LOW RUNS_OUT_BEFORE_NEXT_CHECK
          a grant comes before it runs out              | runway=3    | 900/3000 out=50h grant=1d               | nothing
          a pace is no matter where its limit is off    | credits=500 | 700/3000 out=1h                         | nothing
          it lasts a little longer than the limit       | runway=3    | 900/3000 out=50h, 900/3000 out=86h      | WARNING LOW NOT_YET_BACK
          it lasts much longer than the limit           | runway=3    | 900/3000 out=50h, 900/3000 out=87h      | back
          what has expired is lost already              | expiring=3  | 310/660 expires=-1h                     | nothing
          low again the next day is told again          | credits=500 | 400/3000, 390/3000                      | WARNING LOW BELOW_CREDITS
          a little above the limit is not back yet      | credits=500 | 400/3000, 510/3000                      | WARNING LOW NOT_YET_BACK
          1.2 times the limit is not back yet           | credits=500 | 400/3000, 600/3000                      | WARNING LOW NOT_YET_BACK
          above 1.2 times the limit is back             | credits=500 | 400/3000, 601/3000                      | back
          a share a little above the limit              | percent=10  | 299/3000, 360/3000                      | WARNING LOW NOT_YET_BACK
          a share well above the limit                  | percent=10  | 299/3000, 361/3000                      | back
          a high share comes back when all is there     | percent=90  | 10/100, 100/100                         | back
          back is said once                             | credits=500 | 400/3000, 601/3000, 601/3000            | nothing
          a top-up brings it back, near the limit too   | credits=500 | 400/3000, 180/3000 +330                 | back +330
          a top-up that does not help leaves it low     | credits=500 | 40/3000, 20/3000 +330                   | WARNING LOW BELOW_CREDITS
          a package that grew brings it back            | credits=700 | 400/3000, 730/3330                      | back +330
          a package that grew, near the limit           | credits=500 | 400/3000, 510/3330                      | back +330
          near the limit after a gain it is not low     | credits=500 | 400/3000, 510/3330, 505/3330            | nothing
          low again after a gain is told again          | credits=500 | 400/3000, 510/3330, 490/3330            | WARNING LOW BELOW_CREDITS
          a grant that leaves fewer credits than before | percent=10  | 299/3000 expires=1d, 200/660 expires=30d | back +200
          given back credits are no top-up              | credits=500 | 490/3000, 562/3000                      | WARNING LOW NOT_YET_BACK
          the monthly grant brings it back              | credits=500 | 40/660 expires=1d, 3000/3000 expires=30d | back +3,000
          an account never seen before was not low      | credits=500 | 510/3000                                | nothing
          low, unknown, back                            | credits=500 | 400/3000, silent, 700/3000              | back
          low, unreachable, still near the limit        | credits=500 | 400/3000, fails=UNREACHABLE, 510/3000   | WARNING LOW NOT_YET_BACK
          credits that expire soon                      | expiring=3  | 310/660 expires=2d                      | NOTICE EXPIRING EXPIRES_UNUSED
          credits that expire later                     | expiring=3  | 310/660 expires=4d                      | nothing
          a small rest that expires                     | expiring=3  | 6/660 expires=2d                        | nothing
          nothing is left to expire                     | expiring=3  | 0/660 expires=2d                        | nothing
          the pace uses them up before they expire      | expiring=3  | 310/660 expires=2d out=48h pace=155     | nothing
          the pace leaves some of them                  | expiring=3  | 310/660 expires=2d out=72h pace=100     | NOTICE EXPIRING EXPIRES_UNUSED
          the sign-in ends soon                         | session=2   | 560/660 session=47h                     | WARNING SIGN_IN SIGN_IN_ENDS_SOON
          the sign-in ends later                        | session=2   | 560/660 session=3d                      | nothing
          the sign-in is over                           | session=2   | 560/660 session=-1h                     | WARNING SIGN_IN SIGN_IN_OVER
          signed in again                               | session=2   | 560/660 session=-1h, 560/660            | back
          useapi.net lost the sign-in                   | credits=500 | fails=SIGN_IN_LOST                      | CRITICAL BROKEN RENDERS_NOTHING
          Kling reports no credits                      | credits=500 | fails=OUT_OF_CREDITS                    | CRITICAL BROKEN RENDERS_NOTHING
          to be paid, for nobody says what              | credits=500 | fails=PAYMENT_REQUIRED                  | CRITICAL BROKEN RENDERS_NOTHING
          the account is not configured                 | credits=500 | fails=NOT_CONFIGURED                    | WARNING BROKEN NEEDS_MENDING
          the address is refused                        | credits=500 | fails=ADDRESS_REFUSED                   | WARNING BROKEN NEEDS_MENDING
          useapi.net marks it as faulty                 | credits=500 | 560/660 faulty                          | WARNING BROKEN NEEDS_MENDING
          unreachable at every try                      | credits=500 | fails=UNREACHABLE                       | WARNING BROKEN NEVER_ANSWERED
          unreachable now, but it answered in the night | credits=500 | fails=UNREACHABLE answered              | nothing
          it has not answered for a night and more      | credits=500 | fails=UNREACHABLE answered=21h          | WARNING BROKEN NEVER_ANSWERED
          unreachable now, and low when last read       | credits=500 | 400/3000 known=3h                       | WARNING LOW BELOW_CREDITS
          what was last read ends nothing               | session=2   | 560/660 session=-1h, 560/660 known=3h   | nothing
          what it did not end is back when it is read   | session=2   | 560/660 session=-1h, 560/660 known=3h, 560/660 | back
          trouble now, but it answered in the night     | credits=500 | fails=UPSTREAM_TROUBLE answered         | nothing
          an answer without a balance                   | credits=500 | silent                                  | NOTICE UNKNOWN ANSWERS_WITHOUT_BALANCE
          broken, then mended                           | credits=500 | fails=SIGN_IN_LOST, 700/3000            | back
          broken is not low, mended and low is not back | credits=500 | fails=SIGN_IN_LOST, 400/3000            | WARNING LOW BELOW_CREDITS
          the token is refused, for all at once         | credits=500 | fails=TOKEN_REFUSED                     | all: CRITICAL BROKEN RENDERS_NOTHING
          """)
  void oneAccount(String story, String limits, String days, String told) {
    ChannelStory channel = new ChannelStory(limits(limits));

    for (String day : days.split(", ", -1)) {
      channel.dayOfStudio(day);
    }

    assertThat(channel.told()).as(story).isEqualTo(told);
  }

  @Test
  void theMostUrgentComesFirst() {
    assertThat(
            new ChannelStory(limits("credits=500 expiring=3 session=2"))
                .day(
                    "b: 310/660 expires=2d",
                    "a: silent",
                    "c: 42/660",
                    "d: fails=SIGN_IN_LOST",
                    "e: 900/3000 session=1d",
                    "f: 900/3000")
                .told())
        .isEqualTo(
            "c: CRITICAL LOW BELOW_QUARTER_OF_CREDITS; d: CRITICAL BROKEN RENDERS_NOTHING;"
                + " b: WARNING LOW BELOW_CREDITS; e: WARNING SIGN_IN SIGN_IN_ENDS_SOON;"
                + " b: NOTICE EXPIRING EXPIRES_UNUSED; a: NOTICE UNKNOWN ANSWERS_WITHOUT_BALANCE");
  }

  @Test
  void anAccountInTwoWatchesIsToldOnceByTheStricterLimits() {
    assertThat(
            new ChannelStory(limits("credits=100"), limits("credits=2000 session=2"))
                .dayOfStudio("450/3000 session=1d")
                .told())
        .isEqualTo("CRITICAL LOW BELOW_QUARTER_OF_CREDITS; WARNING SIGN_IN SIGN_IN_ENDS_SOON");
  }

  @Test
  void oneCauseIsToldOnceWhenTheTokenIsRefused() {
    assertThat(
            new ChannelStory(BELOW_500)
                .day("a: 400/3000", "b: fails=TOKEN_REFUSED", "c: fails=TOKEN_REFUSED")
                .told())
        .isEqualTo("all: CRITICAL BROKEN RENDERS_NOTHING; a: WARNING LOW BELOW_CREDITS");
  }

  @Test
  void oneCauseIsToldOnceWhenNobodyCanBeReached() {
    assertThat(
            new ChannelStory(BELOW_500)
                .day("a: fails=UNREACHABLE", "b: fails=UPSTREAM_TROUBLE", "c: fails=UNREACHABLE")
                .told())
        .isEqualTo("all: WARNING BROKEN NEVER_ANSWERED");
  }

  @Test
  void oneAccountOfSeveralThatCannotBeReachedIsToldByItself() {
    assertThat(new ChannelStory(BELOW_500).day("a: fails=UNREACHABLE", "b: 900/3000").told())
        .isEqualTo("a: WARNING BROKEN NEVER_ANSWERED");
  }

  @Test
  void aListThatCannotBeReadIsToldOnceAndNothingIsForgotten() {
    ChannelStory channel = new ChannelStory(BELOW_500).dayOfStudio("400/3000");

    assertThat(channel.dayWithoutList(Reason.TOKEN_REFUSED).told())
        .isEqualTo("all: CRITICAL BROKEN RENDERS_NOTHING");
    assertThat(channel.dayOfStudio("700/3000").told()).isEqualTo("back");
  }

  @Test
  void anAccountThatWasWarnedOfAndIsGoneFromTheListIsToldOnce() {
    ChannelStory channel = new ChannelStory(BELOW_500).day("a: 400/3000", "b: 900/3000");

    assertThat(channel.day("b: 900/3000").told()).isEqualTo("a: gone");
    assertThat(channel.day("b: 900/3000").told()).isEqualTo("nothing");
    assertThat(channel.day("a: 400/3000", "b: 900/3000").told())
        .as("it is there again")
        .isEqualTo("a: WARNING LOW BELOW_CREDITS");
  }

  @Test
  void aRefreshThatFindsAnAccountGoneShowsThatTheTokenIsTakenAgain() {
    ChannelStory channel =
        new ChannelStory(limits("credits=500")).dayWithoutList(Reason.TOKEN_REFUSED);

    assertThat(ChannelStory.told(channel.refreshed("a: fails=NOT_CONFIGURED")))
        .isEqualTo("all: CRITICAL BROKEN RENDERS_NOTHING over");
  }

  @Test
  void aRefreshShowsThatAnAccountIsGone() {
    ChannelStory channel = new ChannelStory(BELOW_500).day("a: 40/3000", "b: 400/3000");

    Digest refreshed = channel.refreshed("a: fails=NOT_CONFIGURED", "b: 700/3000");

    assertThat(ChannelStory.told(refreshed))
        .isEqualTo(
            "a: CRITICAL LOW BELOW_QUARTER_OF_CREDITS over; b: WARNING LOW BELOW_CREDITS over;"
                + " a: gone");
  }

  @Test
  void anAccountThatNobodyWasWarnedOfGoesInSilence() {
    ChannelStory channel = new ChannelStory(BELOW_500).day("a: 700/3000", "b: 900/3000");

    assertThat(channel.day("b: 900/3000").told()).isEqualTo("nothing");
  }

  @Test
  void whileTheListCannotBeReadNobodyIsGone() {
    ChannelStory channel = new ChannelStory(BELOW_500).day("a: 400/3000", "b: 900/3000");

    assertThat(channel.dayWithoutList(Reason.UNREACHABLE).told()).doesNotContain("gone");
    assertThat(channel.day("b: 900/3000").told()).isEqualTo("a: gone");
  }

  @Test
  void aSnoozeForADayHidesOneCheckAndNotTheNext() {
    ChannelStory channel =
        new ChannelStory(BELOW_500).dayOfStudio("400/3000").snoozed(SnoozePeriod.ONE_DAY);

    assertThat(channel.dayOfStudio("390/3000").told()).isEqualTo("nothing");
    assertThat(channel.dayOfStudio("380/3000").told()).isEqualTo("WARNING LOW BELOW_CREDITS");
  }

  @Test
  void aSnoozeForThreeDaysHidesThreeChecks() {
    ChannelStory channel =
        new ChannelStory(BELOW_500).dayOfStudio("400/3000").snoozed(SnoozePeriod.THREE_DAYS);

    for (int day = 0; day < 3; day++) {
      assertThat(channel.dayOfStudio("390/3000").told()).isEqualTo("nothing");
    }
    assertThat(channel.dayOfStudio("390/3000").told()).isEqualTo("WARNING LOW BELOW_CREDITS");
  }

  @Test
  void aSnoozedAccountThatTurnsCriticalBreaksThrough() {
    ChannelStory channel =
        new ChannelStory(BELOW_500).dayOfStudio("400/3000").snoozed(SnoozePeriod.THREE_DAYS);

    assertThat(channel.dayOfStudio("120/3000").told())
        .isEqualTo("CRITICAL LOW BELOW_QUARTER_OF_CREDITS");
  }

  @Test
  void aSnoozeUntilTheNextGrantEndsWithIt() {
    ChannelStory channel =
        new ChannelStory(BELOW_500)
            .dayOfStudio("400/3000 expires=3d")
            .snoozed(SnoozePeriod.UNTIL_GRANT);

    assertThat(channel.dayOfStudio("390/3000 expires=2d").told()).isEqualTo("nothing");
    assertThat(channel.dayOfStudio("380/3000 expires=30d").told())
        .isEqualTo("WARNING LOW BELOW_CREDITS");
  }

  @Test
  void aSnoozeUntilTheNextGrantEndsWithATopUpOfAPackageThatWasThere() {
    ChannelStory channel =
        new ChannelStory(BELOW_500).dayOfStudio("400/3000").snoozed(SnoozePeriod.UNTIL_GRANT);

    assertThat(channel.dayOfStudio("90/3000").told())
        .isEqualTo("CRITICAL LOW BELOW_QUARTER_OF_CREDITS");
    assertThat(channel.dayOfStudio("420/3330").told()).isEqualTo("WARNING LOW BELOW_CREDITS");
  }

  @Test
  void aMessageSaysWhatASnoozeHidesFromIt() {
    ChannelStory channel =
        new ChannelStory(BELOW_500).day("a: 400/3000").snoozed(SnoozePeriod.THREE_DAYS);

    assertThat(channel.day("a: 400/3000", "b: 300/3000").told())
        .isEqualTo("b: WARNING LOW BELOW_CREDITS; a: snoozed");
  }

  @Test
  void refreshStrikesWhatIsOverKeepsWhatIsNotKnownAndAddsWhatIsNew() {
    ChannelStory channel =
        new ChannelStory(limits("credits=500 session=2"))
            .day("a: 400/3000 session=1d", "b: 400/3000", "c: 900/3000");

    Digest refreshed = channel.refreshed("a: 400/3000", "b: fails=SIGN_IN_LOST", "c: 42/3000");

    assertThat(ChannelStory.told(refreshed))
        .isEqualTo(
            "c: CRITICAL LOW BELOW_QUARTER_OF_CREDITS; b: CRITICAL BROKEN RENDERS_NOTHING;"
                + " a: WARNING LOW BELOW_CREDITS; b: WARNING LOW BELOW_CREDITS;"
                + " a: WARNING SIGN_IN SIGN_IN_ENDS_SOON over");
  }

  @Test
  void refreshWithinTheBandIsNotOverYet() {
    ChannelStory channel = new ChannelStory(BELOW_500).day("a: 400/3000");

    assertThat(ChannelStory.told(channel.refreshed("a: 510/3000")))
        .isEqualTo("a: WARNING LOW NOT_YET_BACK");
    assertThat(ChannelStory.told(channel.refreshed("a: 400/3000 +330")))
        .isEqualTo("a: WARNING LOW BELOW_CREDITS over");
  }

  @Test
  void refreshAddsNothingThatASnoozeHides() {
    ChannelStory channel =
        new ChannelStory(limits("credits=500 session=2"))
            .day("a: 400/3000")
            .snoozed(SnoozePeriod.THREE_DAYS)
            .day("a: 400/3000", "b: 400/3000", "c: 900/3000");

    assertThat(
            ChannelStory.told(
                channel.refreshed("a: 400/3000 session=1d", "b: 400/3000", "c: 400/3000")))
        .isEqualTo("b: WARNING LOW BELOW_CREDITS; c: WARNING LOW BELOW_CREDITS; a: snoozed");
    assertThat(ChannelStory.told(channel.refreshed("a: 42/3000", "b: 400/3000")))
        .isEqualTo(
            "a: CRITICAL LOW BELOW_QUARTER_OF_CREDITS; b: WARNING LOW BELOW_CREDITS; a: snoozed");
  }

  @Test
  void aMessageIsAsOfTheOldestReadingThatItShows() {
    Digest digest =
        new ChannelStory(BELOW_500)
            .day("a: 400/3000 known=2h", "b: 42/3000", "c: 900/3000 known=5h")
            .digest()
            .orElseThrow();

    assertThat(digest.readAt()).isEqualTo(SomeDigests.checkOf(MONDAY).minus(Duration.ofHours(2)));
  }

  @Test
  void aReadingOfTheEveningBeforeIsToldInTheWordsOfTheDay() {
    Digest digest =
        new ChannelStory(BELOW_500).dayOfStudio("400/3000 known=12h").digest().orElseThrow();

    assertThat(digest.toldAt()).isAfter(digest.readAt()).isBefore(SomeDigests.checkOf(MONDAY));
    assertThat(NINE_IN_BERLIN.dateOf(digest.toldAt())).isEqualTo(MONDAY);
  }

  @Test
  void withoutAListWhatIsKnownOfAccountsIsToldInItsPlace() {
    ChannelReadings known =
        new ChannelReadings(
            List.of(ChannelStory.readingOf("400/3000 known=1h")),
            Optional.of(new AccountListing.Failed(Failure.of(Reason.UPSTREAM_TROUBLE))));

    assertThat(new ChannelStory(BELOW_500).checked(known).told())
        .isEqualTo("WARNING LOW BELOW_CREDITS");
  }

  @Test
  void aListThatCannotBeReachedIsNoLastWord() {
    assertThat(new ChannelStory(BELOW_500).dayWithoutList(Reason.UNREACHABLE).told())
        .isEqualTo("all: WARNING BROKEN NEVER_ANSWERED");
  }

  @Test
  void aBurstThatWasToldAtOnceIsNotToldAgainByTheDailyCheck() {
    ChannelStory story = new ChannelStory(limits("credits=0"));

    assertThat(story.dayOfStudio("900/3000 spent=900").told())
        .as("what the check itself read first")
        .isEqualTo("WARNING UNUSUAL UNUSUAL_SPENDING");
    assertThat(story.dayOfStudio("900/3000 spends=900").told()).isEqualTo("nothing");
    assertThat(story.dayOfStudio("900/3000 spent=900 earlier").told()).isEqualTo("nothing");
    assertThat(story.dayOfStudio("900/3000").told()).isEqualTo("nothing");
  }

  @Test
  void aBurstThatNobodyWasToldOfAtOnceIsToldOnceByTheNextDailyCheck() {
    ChannelStory story = ChannelStory.withoutUrgentMessages(limits("credits=0"));
    story.day("a: 3000/3000");

    story.day("a: 900/3000 burst=400@20h burst=900@5h");
    assertThat(story.told()).as("the larger one").isEqualTo("a: WARNING UNUSUAL UNUSUAL_SPENDING");
    assertThat(ChannelStory.told(story.refreshed("a: 890/3000")))
        .as("what was over when it was told is not struck through")
        .isEqualTo("a: WARNING UNUSUAL UNUSUAL_SPENDING");
    assertThat(story.day("a: 890/3000 burst=900@29h").told()).isEqualTo("nothing");

    story.day("a: 500/3000 spends=390");
    assertThat(story.told()).isEqualTo("a: WARNING UNUSUAL STILL_UNUSUAL");
    assertThat(story.day("a: 400/3000 burst=490@24h").told())
        .as("told while it went on")
        .isEqualTo("nothing");
  }

  @Test
  void refreshStrikesABurstWhenItIsOverAndNotWhileItGoesOn() {
    ChannelStory story = new ChannelStory(limits("credits=0")).day("a: 900/3000 spent=900");

    assertThat(ChannelStory.told(story.refreshed("a: 800/3000 spends=1000")))
        .isEqualTo("a: WARNING UNUSUAL STILL_UNUSUAL");
    assertThat(ChannelStory.told(story.refreshed("a: 800/3000")))
        .isEqualTo("a: WARNING UNUSUAL UNUSUAL_SPENDING over");
  }

  /** From Monday on. */
  private static ChannelStory afterFiveDays(WarnLimits limits, String... accounts) {
    ChannelStory story = new ChannelStory(limits);
    for (int day = 0; day < 5; day++) {
      story.day(accounts);
    }
    return story;
  }

  @Test
  void onQuietDaysOnlyWhatIsCriticalIsTold() {
    ChannelStory story =
        afterFiveDays(ON_WEEKDAYS, "studio: 700/3000", "stage: 700/3000", "set: 700/3000");

    story.day("studio: 400/3000", "stage: 100/3000 session=1h", "set: 700/3000");
    assertThat(story.told())
        .isEqualTo("stage: CRITICAL LOW BELOW_QUARTER_OF_CREDITS")
        .as("on Saturday");
    assertThat(story.day("studio: 400/3000", "stage: 700/3000", "set: 700/3000").told())
        .isEqualTo("nothing")
        .as("on Sunday");

    assertThat(story.day("studio: 400/3000", "stage: 700/3000", "set: 700/3000").told())
        .as("on Monday")
        .isEqualTo("WARNING LOW BELOW_CREDITS; stage: back");
  }

  @Test
  void whatEndsOnAQuietDayIsToldOnceOnTheNextOther() {
    ChannelStory story = afterFiveDays(ON_WEEKDAYS, "studio: 400/3000");
    assertThat(story.told()).isEqualTo("WARNING LOW BELOW_CREDITS");

    assertThat(story.dayOfStudio("170/3000 +500").told()).as("Saturday").isEqualTo("nothing");
    assertThat(story.dayOfStudio("160/3000 +500").told()).as("Sunday").isEqualTo("nothing");
    assertThat(story.dayOfStudio("150/3000 +500").told()).as("Monday").isEqualTo("back +500");
    assertThat(story.dayOfStudio("140/3000 +500").told()).as("Tuesday").isEqualTo("nothing");
  }

  @Test
  void whatBeganAndEndedOnQuietDaysIsNeverTold() {
    ChannelStory story = afterFiveDays(ON_WEEKDAYS, "studio: 700/3000");

    assertThat(story.dayOfStudio("400/3000").told()).as("Saturday").isEqualTo("nothing");
    assertThat(story.dayOfStudio("700/3000").told()).as("Sunday").isEqualTo("nothing");
    assertThat(story.dayOfStudio("700/3000").told()).as("Monday").isEqualTo("nothing");
  }

  @Test
  void anAccountIsToldOfOnTheDaysOfAllItsWatches() {
    ChannelStory story = new ChannelStory(ON_WEEKDAYS, BELOW_500.on(days("sat")));
    for (int day = 0; day < 5; day++) {
      story.dayOfStudio("700/3000");
    }

    assertThat(story.dayOfStudio("400/3000").told()).isEqualTo("WARNING LOW BELOW_CREDITS");
    assertThat(story.dayOfStudio("400/3000").told()).as("Sunday").isEqualTo("nothing");
  }

  @Test
  void whatHoldsForAllIsToldOnAQuietDayOnlyWhereItIsCritical() {
    ChannelStory story = afterFiveDays(ON_WEEKDAYS, "studio: 700/3000", "stage: 700/3000");

    assertThat(story.day("studio: fails=UNREACHABLE", "stage: fails=UNREACHABLE").told())
        .isEqualTo("nothing");
    assertThat(story.day("studio: fails=TOKEN_REFUSED", "stage: fails=TOKEN_REFUSED").told())
        .isEqualTo("all: CRITICAL BROKEN RENDERS_NOTHING");
  }

  private static Weekdays days(String typed) {
    return Weekdays.parse(typed).orElseThrow();
  }
}
