package bot.klingbalance.command.plan;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.SampleBot;
import bot.klingbalance.command.spec.Completion;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.watch.SomeWatches;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /kling-plan}, as it goes through the dispatcher. */
class PlanCommandTest {
  private final CommandDispatcher dispatcher =
      new SampleBot(SomeWatches.RENDERS, Set.of(), Clock.fixed(SampleAccounts.NOW, ZoneOffset.UTC))
          .dispatcher("user:1-secret");

  @Test
  void theAccountIsNamedThatHasEnoughWithWhatIsLeftAfterIt() {
    assertThat(plan("40 v3 pro"))
        .isEqualTo(
            """
            Plan · 40 × v3 pro clip = 2,880 credits
            ✓ pooled@example.com has 8,360: 5,480 left after it
            Use it first: 3,000 of its credits expire on Mon 7 Dec.
            ~ studio@example.com has 560: enough for 7 of 40
            ~ low@example.com has 42: not enough for one
            renders@example.com: not counted (sign-in lost)
            → Or top up 2,640 on studio@example.com (8 × 330, $40)
            As of 2026-11-24T09:42:00Z (live)
            [Refresh] [Share]
            """);
  }

  @Test
  void onAnAccountWithTooLittleItIsSaidHowManyItPaysForAndWhatToBuy() {
    assertThat(plan("10 v3 pro on studio@example.com"))
        .isEqualTo(
            """
            Plan · 10 × v3 pro clip = 720 credits
            ✗ Not enough: 7 of 10
            ~ studio@example.com has 560: enough for 7 of 10
            → Top up 330 on studio@example.com ($5)
            As of 2026-11-24T09:42:00Z (live)
            [Refresh] [Share]
            """);
  }

  @Test
  void whoElseHasEnoughIsNamed() {
    assertThat(plan("5 v3 pro"))
        .contains("✓ studio@example.com has 560", "Also enough: pooled@example.com (8,360)\n");
  }

  @Test
  void aNoIsSaidFirstAndHoweverManyPacksItTakesTheyAreNamed() {
    assertThat(plan("1000 v3 pro"))
        .startsWith(
            """
            Plan · 1,000 × v3 pro clip = 72,000 credits
            ✗ Not enough on any account: 123 of 1,000 on all together
            """)
        .contains("→ Top up 63,690 on pooled@example.com (193 × 330, $965)\n");
  }

  @Test
  void theRunOutOfTheAccountMovesWithTheJob() {
    assertThat(plan("3 v3 pro on studio@example.com"))
        .isEqualTo(
            """
            Plan · 3 × v3 pro clip = 216 credits
            ✓ studio@example.com has 560: 344 left after it; \
            its run-out moves from 3 Dec to 30 Nov
            250 of its credits expire on Tue 1 Dec.
            As of 2026-11-24T09:42:00Z (live)
            [Refresh] [Share]
            """);
  }

  @Test
  void aJobThatNoAccountCanPayAloneIsSplit() {
    assertThat(plan("120 v3 pro"))
        .isEqualTo(
            """
            Plan · 120 × v3 pro clip = 8,640 credits
            ✓ 116 on pooled@example.com (8,352 of its 8,360 credits)
            ✓ 4 on studio@example.com (288 of its 560 credits)
            ~ low@example.com has 42: not enough for one
            renders@example.com: not counted (sign-in lost)
            → Or top up 330 on pooled@example.com ($5)
            As of 2026-11-24T09:42:00Z (live)
            [Refresh] [Share]
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "40 v3 pro clip",
        "40 V3 Pro clips",
        "40x v3 pro",
        "40 x “v3 pro”",
        "40 × v3 pro",
        "４０ v3 pro",
        "40 pro",
        "40"
      })
  void whatIsMeantIsUnderstood(String typed) {
    assertThat(plan(typed)).startsWith("Plan · 40 × v3 pro clip = 2,880 credits");
  }

  @Test
  void whatIsNotUnderstoodIsAnsweredWithWhatFits() {
    assertThat(plan("v3 pro"))
        .contains("Say how many, and of which clip: /kling-plan 40 v3 pro clip.")
        .contains("Known: v3 pro clip.");
    assertThat(plan("40 sora"))
        .contains("“sora” is no clip of the bot's settings. Known: v3 pro clip.");
    assertThat(plan("3 s")).contains("“s” is no clip of the bot's settings.");
    assertThat(plan("0 v3 pro"))
        .contains("0 clips cannot be planned: from 1 to 100,000 at a time.");
    assertThat(plan("999999999 v3 pro")).contains("999,999,999 clips cannot be planned");
    assertThat(plan("999999999999 v3 pro")).contains("from 1 to 100,000 at a time");
    assertThat(plan("40 v3 pro on studio@example.com, low@example.com"))
        .contains("One address at a time");
    assertThat(plan("40 v3 pro on studio"))
        .startsWith("Kling plan\n")
        .contains("“studio” is not an e-mail address.", "/kling-plan 40 v3 pro on studio@")
        .doesNotContain("balance");
  }

  @Test
  void anAccountThatMayNotBeShownIsNoPartOfAnyPlan() {
    assertThat(plan("40 v3 pro on boss@elsewhere.example"))
        .contains("is not among the accounts that may be shown here");
  }

  @Test
  void clipsAreCompleted() {
    assertThat(dispatcher.completions(Completion.CLIPS, "V3", 25)).containsExactly("v3 pro clip");
    assertThat(dispatcher.completions(Completion.CLIPS, "sora", 25)).isEmpty();
  }

  private String plan(String typed) {
    Asker anna = new Asker(Platform.SLACK, "U1", false);
    return Transcript.of(
        dispatcher
            .ask("kling-plan", new Question(anna, SomeWatches.RENDERS, typed))
            .join()
            .said()
            .orElseThrow());
  }
}
