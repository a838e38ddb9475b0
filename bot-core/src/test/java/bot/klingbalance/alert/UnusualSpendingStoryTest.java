package bot.klingbalance.alert;

import static bot.klingbalance.alert.AlertStory.NINE;
import static bot.klingbalance.alert.AlertStory.NOON;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Credits;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.message.Tone;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A day on which far more is spent than usual, until it is over. */
class UnusualSpendingStoryTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final DigestWording WORDING =
      new DigestWording(
          AccountNames.FULL, Map.of(Tone.WARNING, "@here"), List.of(), NINE_IN_BERLIN.zone());

  private final AlertStory story = new AlertStory();

  @Test
  void itIsToldAtOnceAndStruckThroughWhenItIsOver() {
    story.watching(RENDERS).at(NINE).checked("render-a 650", "render-b 300");
    story.post();
    story.at(NOON).read("render-a 640 burst").pass(Duration.ofMinutes(1));
    story.post();
    Digest told = story.urgent().get(0).digest();
    assertThat(words(told))
        .startsWith(
            """
            🟠 1 Kling account is spending far more than usual · Monday 23 November
            @here
            🟠 Warning · render-a@example.com · 1,240 credits in 3 hours, six times the usual
            → See with /kling-usage what it went on, and stop whatever nobody meant to run.
            """);

    story.pass(AN_HOUR).read("render-a 630 burst").pass(Duration.ofMinutes(1));
    assertThat(story.edits()).as("it goes on").isEmpty();

    story.pass(AN_HOUR).read("render-a 629").pass(Duration.ofMinutes(1));
    assertThat(story.edits())
        .singleElement()
        .satisfies(
            edit ->
                assertThat(words(edit.digest()))
                    .startsWith(
                        """
                        🟢 1 Kling account is back to normal · Monday 23 November
                        ✓ Warning · render-a@example.com · 1,240 credits in 3 hours, six times the usual
                        As of\
                        """));
    assertThat(story.daily()).map(AlertStory::told).containsExactly("render-b WARNING LOW");
  }

  @Test
  void onTheSameDayItIsToldAgainOnlyByAnEditOfTheMessageThatStandsThere() {
    story.watching(RENDERS).at(NINE).checked("render-a 650").at(NOON);
    story.read("render-a 640 burst").pass(Duration.ofMinutes(1));
    story.post();
    story.pass(AN_HOUR).read("render-a 639").pass(Duration.ofMinutes(1));
    assertThat(story.edits()).hasSize(1);

    story.pass(AN_HOUR).read("render-a 600 burst").pass(Duration.ofMinutes(1));

    assertThat(story.urgent()).map(AlertStory::told).containsExactly("render-a WARNING UNUSUAL");
    assertThat(story.edits()).hasSize(1);
  }

  @Test
  void whereNothingIsToldAtOnceItJoinsTodaysMessageAndIsStruckThroughThere() {
    quiet();
    story.at(NINE).checked("render-a 650", "render-b 300");
    story.post();

    story.at(NOON).read("render-a 640 burst").pass(Duration.ofMinutes(6));
    assertThat(story.urgent()).isEmpty();
    assertThat(story.edits())
        .singleElement()
        .satisfies(
            edit ->
                assertThat(words(edit.digest()))
                    .startsWith("🟠 2 Kling accounts need action today · Monday 23 November")
                    .contains("🟠 Warning · render-a@example.com · 1,240 credits in 3 hours"));

    story.pass(AN_HOUR).read("render-a 639").pass(Duration.ofMinutes(6));
    assertThat(story.edits())
        .singleElement()
        .satisfies(
            edit ->
                assertThat(words(edit.digest()))
                    .startsWith("🟠 1 Kling account needs action today · Monday 23 November")
                    .contains("✓ Warning · render-a@example.com · 1,240 credits in 3 hours"));
  }

  /** The channel is told once a day only. */
  private void quiet() {
    story.set(
        new WatchedChannel(
            RENDERS,
            new WatchedAccounts.All(),
            NINE_IN_BERLIN,
            new WarnLimits(Credits.of(500), 0, 0, 0, 0),
            Map.of(),
            false));
  }

  private static String words(Digest digest) {
    return Transcript.of(DigestMessage.of(digest, WORDING));
  }
}
