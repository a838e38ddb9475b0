package bot.klingbalance.digest;

import static bot.klingbalance.digest.ChannelStory.limits;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Credits;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.history.SomeReadings;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DigestChartTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final DigestWording WORDING =
      new DigestWording(AccountNames.masked(List.of()), Map.of(), List.of(), BERLIN);
  private static final Instant NINE = SomeDigests.checkOf(SomeDigests.MONDAY);

  private final FakeHistory history = new FakeHistory();

  @Test
  void thePictureIsOfTheMostUrgentAccountThatIsLowUnderItsMaskedAddress() {
    spend("render-a", Duration.ofDays(20), 400);
    spend("render-b", Duration.ofDays(20), 42);
    Digest digest = digest("render-a: 400/660", "render-b: 42/660", "render-c: fails=SIGN_IN_LOST");

    Chart chart = chart(digest).orElseThrow();

    assertThat(chart.title()).isEqualTo("re•••b@example.com · credits left");
    assertThat(chart.latest().left()).isEqualTo(Credits.of(42));
    assertThat(chart.from()).isAfter(NINE.minus(Duration.ofDays(14)));
    assertThat(chart.from()).isBefore(NINE.minus(Duration.ofDays(13)));
    assertThat(chart.expected()).isNotEmpty();
    assertThat(chart.runOut()).isPresent();
    assertThat(chart.zone()).isEqualTo(BERLIN);
  }

  @Test
  void whereTooLittleIsKeptOfItThePictureIsOfTheNext() {
    spend("render-a", Duration.ofDays(20), 400);
    spend("render-b", Duration.ofHours(12), 42);

    assertThat(chart(digest("render-a: 400/660", "render-b: 42/660")))
        .map(Chart::title)
        .contains("re•••a@example.com · credits left");
  }

  @Test
  void creditsThatExpireHaveAPictureTooAndWhatCannotBeReadHasNone() {
    spend("render-a", Duration.ofDays(20), 3_000);
    spend("render-c", Duration.ofDays(20), 3_000);

    assertThat(chart(digest("render-a: 3000/3000 expires=2d", "render-c: fails=SIGN_IN_LOST")))
        .map(Chart::title)
        .contains("re•••a@example.com · credits left");
    assertThat(chart(digest("render-c: fails=SIGN_IN_LOST"))).isEmpty();
  }

  @Test
  void onceAllIsOverThereIsNoPictureAnyMore() {
    spend("render-a", Duration.ofDays(20), 400);
    ChannelStory story = new ChannelStory(limits("credits=500")).day("render-a: 400/660");

    assertThat(chart(story.digest().orElseThrow())).isPresent();
    assertThat(chart(story.refreshed("render-a: 650/660"))).isEmpty();
  }

  @Test
  void theSameMessageMadeLaterHasTheSamePicture() {
    spend("render-a", Duration.ofDays(20), 400);
    Digest digest = digest("render-a: 400/660");
    Optional<Chart> atOnce = chart(digest);

    history.keep(account("render-a"), SomeReadings.reading(NINE.plus(Duration.ofHours(5)), 10));

    assertThat(chart(digest)).isEqualTo(atOnce);
  }

  @Test
  void whatWasReadLongAgoIsNoPictureOfToday() {
    for (int days = 2; days < 10; days++) {
      history.keep(
          account("render-a"), SomeReadings.reading(NINE.minus(Duration.ofDays(days)), 400));
    }

    assertThat(chart(digest("render-a: 400/660"))).isEmpty();
  }

  @Test
  void whileTheStoreIsAwayTheMessageHasNoPicture() {
    spend("render-a", Duration.ofDays(20), 400);
    Digest digest = digest("render-a: 400/660");
    history.goAway();

    assertThat(chart(digest)).isEmpty();
  }

  @Test
  void aLongAddressLeavesRoomForTheRestOfTheTitle() {
    String longName = "render-" + "x".repeat(50);
    spend(longName, Duration.ofDays(20), 400);
    DigestWording plain = new DigestWording(AccountNames.FULL, Map.of(), List.of(), BERLIN);

    assertThat(DigestChart.of(digest(longName + ": 400/660"), plain, history).orElseThrow().title())
        .startsWith("render-xxx")
        .endsWith("x… · credits left")
        .hasSizeLessThanOrEqualTo(50);
  }

  @Test
  void thePictureStandsBelowTheLinesAndAboveTheNotes() {
    spend("render-b", Duration.ofDays(20), 310);
    Digest digest = SomeDigests.digest(RENDERS, SomeDigests.MONDAY);

    String message = Transcript.of(DigestMessage.of(digest, WORDING, chart(digest)));

    assertThat(message)
        .containsSubsequence(
            "render", "does not say what is left", "re•••b@example.com · credits left", "Back to");
  }

  private Digest digest(String... accounts) {
    return new ChannelStory(limits("credits=500 expiring=3")).day(accounts).digest().orElseThrow();
  }

  private Optional<Chart> chart(Digest digest) {
    return DigestChart.of(digest, WORDING, history);
  }

  /** A reading an hour until the check, each with two credits fewer than the one before. */
  private void spend(String name, Duration since, int left) {
    for (long hours = since.toHours(); hours >= 0; hours--) {
      history.keep(
          account(name),
          SomeReadings.reading(NINE.minus(Duration.ofHours(hours)), left + 2 * hours));
    }
  }
}
