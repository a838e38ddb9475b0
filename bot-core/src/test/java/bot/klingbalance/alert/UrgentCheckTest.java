package bot.klingbalance.alert;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.alert.UrgentCheck.Past;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.ChannelStory;
import bot.klingbalance.digest.CheckDecision;
import bot.klingbalance.digest.DailyCheck;
import bot.klingbalance.digest.Snooze;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.FindingKind;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.SomeWatches;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.WatchChange;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.Weekdays;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a channel is told between its daily checks. */
class UrgentCheckTest {
  private static final Instant CHECKED = checkOf(MONDAY);
  private static final Instant LATER = CHECKED.plus(Duration.ofHours(5));
  private static final Instant NIGHT = CHECKED.minus(Duration.ofHours(4));
  private static final Instant NEXT_NIGHT = CHECKED.plus(Duration.ofHours(18));
  private static final ChannelWatches WATCHES =
      watches(ChannelStory.watches(List.of(ChannelStory.limits("credits=500"))));

  @Test
  void aWatchOfTheSettingsThatIsNotUrgentTellsNothingAtOnce() {
    Past nothing = new Past(ChannelState.NEW, List.of());

    assertThat(news(watches(List.of(ofSettings(false))), nothing)).isEmpty();
    assertThat(news(watches(List.of(ofSettings(true))), nothing)).hasSize(1);
  }

  @Test
  void whatTurnsCriticalIsTold() {
    assertThat(told("42/3000", checked("700/3000"), read("400/3000", CHECKED), LATER))
        .isEqualTo("LOW BELOW_QUARTER_OF_CREDITS");
  }

  @Test
  void whatIsLowAndNotCriticalWaitsForTheMorning() {
    assertThat(told("400/3000", checked("700/3000"), read("700/3000", CHECKED), LATER)).isEmpty();
  }

  @Test
  void whatTheCheckToldIsNoNewsOnThatDayEvenIfItWasOverMeanwhile() {
    assertThat(told("42/3000", checked("60/3000"), read("60/3000", CHECKED), LATER)).isEmpty();
    assertThat(told("42/3000", checked("60/3000"), read("700/3000", CHECKED), LATER)).isEmpty();
  }

  @Test
  void whatTheCheckToldIsNewsTheNextDayOnceItWasOver() {
    Past past = checked("60/3000");

    assertThat(told("42/3000", past, read("60/3000", LATER), NEXT_NIGHT)).isEmpty();
    assertThat(told("42/3000", past, read("700/3000", LATER), NEXT_NIGHT)).startsWith("LOW");
  }

  @Test
  void whatWasCriticalAlreadyAndNobodyWasToldIsToldToo() {
    assertThat(told("42/3000", checked("700/3000"), read("60/3000", LATER), LATER))
        .startsWith("LOW");
    assertThat(told("42/3000", new Past(ChannelState.NEW, List.of()), Optional.empty(), NIGHT))
        .startsWith("LOW");
  }

  @Test
  void whatTheDailyCheckIsAboutToTellIsLeftToIt() {
    Instant nextCheck = checkOf(MONDAY.plusDays(1));
    Past past = checked("700/3000");
    Optional<WatchedReading> before = read("400/3000", CHECKED);

    assertThat(told("42/3000", past, before, nextCheck.minus(Duration.ofMinutes(9)))).isEmpty();
    assertThat(told("42/3000", past, before, nextCheck.minus(Duration.ofMinutes(11))))
        .startsWith("LOW");
  }

  @Test
  void whatBreaksIsTold() {
    assertThat(told("fails=SIGN_IN_LOST", checked("700/3000"), read("700/3000", CHECKED), LATER))
        .isEqualTo("BROKEN RENDERS_NOTHING");
  }

  @Test
  void whatIsBrokenIsToldOnceADay() {
    Optional<WatchedReading> mended = read("700/3000", CHECKED.plusSeconds(60));

    assertThat(told("fails=SIGN_IN_LOST", checked("fails=SIGN_IN_LOST"), mended, LATER)).isEmpty();
  }

  @Test
  void whatIsStillBrokenIsNoNewsTheNextDay() {
    Past broken = checked("fails=SIGN_IN_LOST");

    assertThat(told("fails=SIGN_IN_LOST", broken, read("700/3000", CHECKED), NEXT_NIGHT)).isEmpty();
    assertThat(told("fails=SIGN_IN_LOST", broken, Optional.empty(), NEXT_NIGHT)).isEmpty();
  }

  @Test
  void whatWasMendedAndBreaksAgainIsToldTheNextDay() {
    Optional<WatchedReading> mended = read("700/3000", CHECKED.plusSeconds(60));

    assertThat(told("fails=SIGN_IN_LOST", checked("fails=SIGN_IN_LOST"), mended, NEXT_NIGHT))
        .isEqualTo("BROKEN RENDERS_NOTHING");
  }

  @Test
  void farMoreSpendingThanUsualIsToldWhenItBeginsAndNotAgain() {
    Past past = checked("1800/3000");
    Optional<WatchedReading> before = read("1800/3000", CHECKED);

    assertThat(told("900/3000 spent=900", past, before, LATER))
        .isEqualTo("UNUSUAL UNUSUAL_SPENDING");
    assertThat(told("800/3000 spends=1000", past, before, LATER)).isEmpty();
  }

  @Test
  void whatTurnsCriticalWithABurstIsToldToo() {
    Past past = checked("1800/3000");

    assertThat(told("42/3000 spent=1700", past, read("1800/3000", CHECKED), LATER))
        .isEqualTo("LOW BELOW_QUARTER_OF_CREDITS; UNUSUAL UNUSUAL_SPENDING");
    assertThat(told("42/3000 spends=1700", past, read("1800/3000", CHECKED), LATER))
        .isEqualTo("LOW BELOW_QUARTER_OF_CREDITS");
  }

  @Test
  void aSnoozeHidesUnusualSpendingAndNothingCritical() {
    Past past = checked("1800/3000");
    WatchChange anna = SomeWatches.by("Anna", CHECKED);
    Snooze snooze = new Snooze(RENDERS, account("studio"), LATER.plusSeconds(60), false, anna);
    Past snoozed = new Past(new ChannelState(past.state().memory(), List.of(snooze)), past.told());
    Optional<WatchedReading> before = read("1800/3000", CHECKED);

    assertThat(told("900/3000 spent=900", snoozed, before, LATER)).isEmpty();
    assertThat(told("42/3000 spent=900", snoozed, before, LATER))
        .isEqualTo("LOW BELOW_QUARTER_OF_CREDITS");
    assertThat(told("900/3000 spent=900", snoozed, before, LATER.plusSeconds(60)))
        .startsWith("UNUSUAL");
  }

  @Test
  void onAQuietDayOnlyWhatIsCriticalIsToldAtOnce() {
    ChannelWatches quiet =
        watches(
            ChannelStory.watches(
                List.of(
                    ChannelStory.limits("credits=500")
                        .on(Weekdays.parse("tue-sun").orElseThrow()))));
    Noted burst = new Noted(reading("42/3000 spent=900"), read("1800/3000", CHECKED));

    assertThat(UrgentCheck.news(quiet, List.of(burst), checked("1800/3000"), LATER))
        .map(Finding::kind)
        .containsExactly(FindingKind.LOW);
  }

  /** The daily check does not tell of it. */
  @Test
  void aBurstIsNotLeftToTheCheckThatIsAboutToBeMade() {
    Instant before = checkOf(MONDAY.plusDays(1)).minus(Duration.ofMinutes(1));

    assertThat(told("42/3000 spent=900", checked("1800/3000"), read("1800/3000", CHECKED), before))
        .isEqualTo("UNUSUAL UNUSUAL_SPENDING");
  }

  @Test
  void aBurstThatTodaysMessageStillTellsIsNoNews() {
    assertThat(
            told(
                "900/3000 spent=900",
                checked("1800/3000 spent=900"),
                read("1800/3000", CHECKED),
                LATER))
        .isEmpty();
  }

  private static String told(
      String words, Past past, Optional<WatchedReading> before, Instant now) {
    return UrgentCheck.news(WATCHES, List.of(new Noted(reading(words), before)), past, now).stream()
        .map(finding -> finding.kind() + " " + finding.why())
        .collect(Collectors.joining("; "));
  }

  private static List<Finding> news(ChannelWatches watches, Past past) {
    return UrgentCheck.news(
        watches, List.of(new Noted(reading("42/3000"), Optional.empty())), past, NIGHT);
  }

  /** After Monday's check. */
  private static Past checked(String words) {
    CheckDecision decision =
        DailyCheck.of(
            WATCHES, ChannelReadings.of(List.of(reading(words))), ChannelState.NEW, CHECKED);
    return new Past(
        new ChannelState(Optional.of(decision.memory()), List.of()),
        decision.digest().stream().toList());
  }

  private static Optional<WatchedReading> read(String words, Instant at) {
    return Optional.of(at(at, reading(words)));
  }

  private static WatchedReading reading(String words) {
    return ChannelStory.readingOf(words);
  }

  private static WatchedReading at(Instant at, WatchedReading reading) {
    return WatchedReading.of(
        reading
            .lookup()
            .match(found -> new AccountLookup.Found(found.account(), at), failed -> failed));
  }

  private static ChannelWatches watches(List<Watch> watches) {
    return new ChannelWatches(RENDERS, Optional.of(NINE_IN_BERLIN), watches);
  }

  private static Watch ofSettings(boolean urgent) {
    return new Watch(
        RENDERS,
        Watch.OF_SETTINGS,
        new WatchedAccounts.All(),
        ChannelStory.limits("credits=500"),
        false,
        new Watch.Origin.Settings(urgent));
  }
}
