package bot.klingbalance.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import bot.klingbalance.cli.ProgramUnderTest.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSubcommandTest {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM '09:00'", Locale.ENGLISH);

  @TempDir private Path directory;

  @Test
  void anAccountInEveryStateAnswers() {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("studio", "805 of 3,000 credits left (27 %)");
    said.put("low", "42 of 660 credits left (6 %)");
    said.put("almost-empty", "3 of 3,000 credits left (<1 %)");
    said.put("pooled", "4,750 of 6,500 credits left (73 %)");
    said.put("expiring", "6,310 of 8,000 credits left (79 %)");
    said.put("signed-out", "useapi.net lost its sign-in to Kling");
    said.put("no-balance", "does not say what is left");
    said.put("nobody", "has no account with this address");
    List<String> asked =
        said.keySet().stream().map("/kling-balance %s@example.com"::formatted).toList();

    Ended ended = demo(asked.toArray(String[]::new));

    asked.forEach(line -> assertThat(ended.output()).contains("> " + line));
    assertThat(ended.output()).containsSubsequence(said.values());
    assertThat(ended.status()).isZero();
  }

  @Test
  void theMonthBeforeIsKnownSoAnAnswerSaysHowLongTheCreditsLast() {
    assertThat(
            demo("/kling-balance studio@example.com", "/kling-balance pooled@example.com").output())
        .containsSubsequence(
            "805 of 3,000",
            "Runs out Tue 1 Dec, 2 days before the next grant (likely 28 Nov – 3 Dec; ",
            "grant Thu 3 Dec)",
            "Credits left ▅",
            "4,750 of 6,500",
            "expire unused");
  }

  @Test
  void allAccountsAnswerMostUrgentFirst() {
    assertThat(demo("/kling-balance").output())
        .containsSubsequence(
            "8 accounts",
            "almost-empty@",
            "low@",
            "signed-out@",
            "no-balance@",
            "expiring@",
            "pooled@",
            "slow@")
        // Its place goes by its forecast, for which a slow machine does not wait.
        .containsOnlyOnce("\nstudio@");
  }

  @Test
  void buttonsArePressedByTheirNames() {
    assertThat(demo("/kling-balance studio@example.com", "share", "Refresh").output())
        .containsSubsequence("Posted for the whole channel:", "st•••o@example.com")
        .containsSubsequence("> Refresh\n", "805 of 3,000");
  }

  @Test
  void aButtonCanBePressedAsLongAsItIsTheLastOneToBeSeen() {
    assertThat(demo("/kling-balance studio@example.com", "help", "watch here").output())
        .contains("This channel is warned of studio@example.com, below 10 %. It is watch 1.");
  }

  @Test
  void theDoctorFindsNothingToMend() {
    assertThat(demo("/kling-watch doctor").output())
        .containsSubsequence("Kling doctor · all is well", "accepts it", "8 are configured.");
  }

  @Test
  void twoWeeksOfWarningsAreSeenInAMinute() {
    String output = demo("/kling-watch add all at 09:00", "/clock +14d").output();

    assertThat(output)
        .contains("Next check Wed 25 Nov, 09:00; daily at 09:00 in Europe/Berlin.")
        .contains("It is Tuesday 8 December 2026, 10:42. 14 daily checks on the way, 14 messages.");
    assertThat(postedOn(output))
        .isEqualTo(
            Stream.iterate(LocalDate.of(2026, 11, 25), day -> day.plusDays(1))
                .limit(14)
                .map(DAY::format)
                .toList());
    assertThat(output)
        .containsSubsequence(
            "Critical · l•••@example.com",
            "Runs out today about 11:00, 9 days before the next grant · 8 of 660 credits left (1"
                + " %)",
            "credits expire tomorrow unused → use this account first",
            "al•••y@example.com · Back to normal: +3,000 credits (grant)",
            "Warning · st•••o@example.com",
            "Runs out Tue 1 Dec, 2 days before the next grant · 277 of 3,000 credits left (9 %)",
            "st•••o@example.com · Back to normal: +3,000 credits (grant)",
            "l•••@example.com · Back to normal: +660 credits (grant)");
  }

  @Test
  void aWeeklyReportComesOnItsDayWithAPicture() {
    String output =
        demo("/kling-watch report weekly on monday at 09:00", "/clock +7d", "/kling-watch list")
            .output();

    assertThat(output)
        .containsSubsequence(
            "This channel gets a weekly report, also when all is well",
            "It is number 1. The next one comes Mon 30 Nov",
            "> /clock +7d",
            "posted in this channel, Mon 30 Nov 09:00",
            "📊 Kling week · 23–29 Nov",
            "credits spent on",
            "than in the week before",
            "Account",
            "Coming up",
            "st•••o@example.com",
            "Spent a day",
            "It is Tuesday 1 December 2026, 10:42. 1 message on the way.",
            "1 · weekly report, on Mondays at 09:00 in Europe/Berlin");
    assertThat(postedOn(output)).containsExactly("Mon 30 Nov 09:00");
  }

  @Test
  void aSnoozeHoldsUntilTheAccountTurnsCriticalAndTheGrantBringsItBack() {
    String output =
        demo(
                "/kling-watch add studio@example.com at 09:00",
                "/clock +4d",
                "Snooze until the next grant",
                "/clock +3d",
                "/clock +1d",
                "/clock +2d")
            .output();

    assertThat(output)
        .containsSubsequence(
            "posted in this channel, Sat 28 Nov 09:00",
            "🟠 Warning · st•••o@example.com",
            "277 of 3,000 credits left (9 %)",
            "💤 Snoozed until the next grant by you · 1 of 1 account",
            "> /clock +3d",
            "It is Tuesday 1 December 2026, 10:42. 3 daily checks on the way, 0 messages.",
            "posted in this channel, Wed 2 Dec 09:00",
            "🔴 Critical · st•••o@example.com",
            "0 of 3,000 credits left (0 %)",
            "posted in this channel, Fri 4 Dec 09:00",
            "🟢 st•••o@example.com · Back to normal: +3,000 credits (grant)");
    assertThat(postedOn(output))
        .containsExactly(
            "Sat 28 Nov 09:00", "Wed 2 Dec 09:00", "Thu 3 Dec 09:00", "Fri 4 Dec 09:00");
  }

  @Test
  void aBalanceIsThatOfTheDayToWhichTheClockWasPut() {
    assertThat(
            demo(
                    "/kling-balance studio@example.com",
                    "/clock +1d",
                    "/kling-balance studio@example.com")
                .output())
        .containsSubsequence("805 of 3,000", "As of 10:42 (live)", "655 of 3,000")
        .endsWith("As of 10:42 (live)\n");
  }

  @Test
  void aDayOfAWarningIsShownThatIsToldOnceMoreTakenAndOver() {
    assertThat(demo("/clock day").output())
        .containsSubsequence(
            "── 09:00, posted in #studio on Slack, and in #renders on Discord ──",
            "🔴 2 Kling accounts need action today",
            "@here",
            "── 11:00, nobody has taken what is critical: posted in #studio ──",
            "1 Kling account needs action, and nobody is on it yet",
            "@leads",
            "── 11:05, ana has pressed I'm on it in #studio: changed there, and in #renders ──",
            "🙋 ana has been on it since",
            "── 12:05, a top-up was read: changed in both ──",
            "🟠 1 Kling account needs action today",
            "✓ Critical · st•••o@example.com");
  }

  @Test
  void theClockSaysWhatTimeItIsAndWhatItCanBePutTo() {
    assertThat(demo("/clock", "/clock 09:00", "/clock tomorrow", "/clock +90d").output())
        .containsSubsequence(
            "It is Tuesday 24 November 2026, 10:42.",
            "It is Wednesday 25 November 2026, 09:00. Nothing is watched here yet",
            "“tomorrow” is nothing that the clock can be put to",
            "at most 60 days at a time");
  }

  @Test
  void aWatchThatIsPausedOrRemovedIsNotChecked() {
    assertThat(
            demo(
                    "/kling-watch add all at 09:00",
                    "/kling-watch pause 1",
                    "/clock +2d",
                    "/kling-watch resume 1",
                    "/clock 08:59",
                    "/kling-watch remove 1",
                    "/clock +2d")
                .output())
        .contains("No check was due on the way.")
        .doesNotContain("posted in this channel");
  }

  @Test
  void quitEndsAndWhatIsNoCommandIsSaid() {
    assertThat(demo("", "foo", "help", "quit", "/kling-balance help").output())
        .contains("No such command here")
        .contains("type what stands on a button")
        .contains("/clock +1d – puts the simulated clock forward")
        .doesNotContain("> /kling-balance help");
  }

  @Test
  void neitherASettingsFileNorATokenHasASayInIt() throws IOException {
    Files.writeString(directory.resolve("kling-balance-bot.yaml"), "nonsense: [");

    Ended ended =
        new ProgramUnderTest(directory)
            .with("USEAPI_BASE_URL", "http://127.0.0.1:1/")
            .reading("/kling-balance studio@example.com\n")
            .run("demo");

    assertThat(ended.output()).contains("805 of 3,000");
    assertThat(directory).isDirectoryNotContaining("glob:**.db");
  }

  @Test
  void whoeverWaitsForALineDoesNotKeepTheProgramFromEnding() throws Exception {
    CompletableFuture<Void> stop = new CompletableFuture<>();
    CountDownLatch waits = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    PromptThread conversation =
        new PromptThread(
            () -> {
              waits.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                interrupted.countDown();
              }
            });

    CompletableFuture<Void> ended =
        CompletableFuture.runAsync(
            () -> assertThatCode(() -> conversation.holdUntil(stop)).doesNotThrowAnyException());
    assertThat(waits.await(10, SECONDS)).isTrue();
    assertThat(ended).isNotDone();
    stop.complete(null);

    ended.get(10, SECONDS);
    assertThat(interrupted.await(10, SECONDS)).isTrue();
  }

  /** The days and times at which something was posted. */
  private static List<String> postedOn(String output) {
    return Pattern.compile("── posted in this channel, (.*) ──")
        .matcher(output)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private Ended demo(String... lines) {
    return new ProgramUnderTest(directory).reading(String.join("\n", lines) + "\n").run("demo");
  }
}
