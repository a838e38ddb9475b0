package bot.klingbalance.digest;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.digest.UrgentCheck.Past;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.WatchedAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a channel is told between its daily checks. */
class UrgentCheckTest {
  private static final Instant CHECKED = checkOf(MONDAY);
  private static final Instant LATER = CHECKED.plus(Duration.ofHours(5));
  private static final Instant NEXT_NIGHT = CHECKED.plus(Duration.ofHours(18));
  private static final ChannelWatches WATCHES =
      watches(ChannelStory.watches(List.of(ChannelStory.limits("credits=500"))));

  @Test
  void itIsForChannelsWithATimeAndAWatchThatWantsIt() {
    assertThat(UrgentCheck.isWanted(WATCHES, account("studio"))).isTrue();
    assertThat(UrgentCheck.isWanted(ChannelWatches.none(RENDERS), account("studio"))).isFalse();
    assertThat(
            UrgentCheck.isWanted(
                new ChannelWatches(RENDERS, Optional.empty(), WATCHES.watches()),
                account("studio")))
        .isFalse();
    assertThat(UrgentCheck.isWanted(watches(List.of(ofSettings(false))), account("studio")))
        .isFalse();
    assertThat(UrgentCheck.isWanted(watches(List.of(ofSettings(true))), account("studio")))
        .isTrue();
  }

  @Test
  void onlyWhatIsCriticalMayBeNews() {
    assertThat(UrgentCheck.isCritical(WATCHES, reading("42/3000"), LATER)).isTrue();
    assertThat(UrgentCheck.isCritical(WATCHES, reading("400/3000"), LATER)).isFalse();
  }

  @Test
  void whatTurnsCriticalIsTold() {
    assertThat(told("42/3000", past("400/3000", CHECKED, "700/3000"), LATER))
        .isEqualTo("CRITICAL LOW BELOW_QUARTER_OF_CREDITS");
  }

  @Test
  void whatWasCriticalAtTheLastReadingIsNoNews() {
    assertThat(told("42/3000", past("60/3000", CHECKED, "700/3000"), LATER)).isEqualTo("nothing");
  }

  @Test
  void whatTheDailyCheckIsAboutToTellIsLeftToIt() {
    Instant nextCheck = checkOf(MONDAY.plusDays(1));
    Past past = past("400/3000", CHECKED, "700/3000");

    assertThat(told("42/3000", past, nextCheck)).isEqualTo("nothing");
    assertThat(told("42/3000", past, nextCheck.minusSeconds(1))).startsWith("CRITICAL");
  }

  @Test
  void whatBreaksIsTold() {
    assertThat(told("fails=SIGN_IN_LOST", past("700/3000", CHECKED, "700/3000"), LATER))
        .isEqualTo("CRITICAL BROKEN RENDERS_NOTHING");
  }

  @Test
  void whatIsBrokenIsToldOnceADay() {
    Past mended = past("700/3000", CHECKED.plusSeconds(60), "fails=SIGN_IN_LOST");

    assertThat(told("fails=SIGN_IN_LOST", mended, LATER)).isEqualTo("nothing");
  }

  @Test
  void whatIsStillBrokenIsNoNewsTheNextDay() {
    Past notMended = past("700/3000", CHECKED, "fails=SIGN_IN_LOST");
    Past neverRead = new Past(Optional.empty(), notMended.state(), notMended.told());

    assertThat(told("fails=SIGN_IN_LOST", notMended, NEXT_NIGHT)).isEqualTo("nothing");
    assertThat(told("fails=SIGN_IN_LOST", neverRead, NEXT_NIGHT)).isEqualTo("nothing");
  }

  @Test
  void whatWasMendedAndBreaksAgainIsToldTheNextDay() {
    Past mended = past("700/3000", CHECKED.plusSeconds(60), "fails=SIGN_IN_LOST");

    assertThat(told("fails=SIGN_IN_LOST", mended, NEXT_NIGHT))
        .isEqualTo("CRITICAL BROKEN RENDERS_NOTHING");
  }

  private static String told(String words, Past past, Instant now) {
    return UrgentCheck.of(WATCHES, reading(words), past, now)
        .map(ChannelStory::told)
        .orElse("nothing");
  }

  /**
   * What was known before.
   *
   * @param before the last reading, of a moment
   * @param atCheck what was read at the daily check
   */
  private static Past past(String before, Instant at, String atCheck) {
    CheckDecision decision =
        DailyCheck.of(
            WATCHES, ChannelReadings.of(List.of(reading(atCheck))), ChannelState.NEW, CHECKED);
    return new Past(
        Optional.of(at(at, reading(before))),
        new ChannelState(Optional.of(decision.memory()), List.of()),
        decision.digest());
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
