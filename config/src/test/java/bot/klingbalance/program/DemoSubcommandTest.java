package bot.klingbalance.program;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.program.ProgramUnderTest.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoSubcommandTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "studio, 560 of 660 credits left (85 %)",
    "low, 42 of 660 credits left (6 %)",
    "almost-empty, '3 of 3,000 credits left (<1 %)'",
    "pooled, '4,750 of 6,500 credits left (73 %)'",
    "expiring, '6,310 of 8,000 credits left (79 %)'",
    "signed-out, useapi.net lost its sign-in to Kling",
    "no-balance, does not say what is left",
    "nobody, has no account nobody@example.com",
  })
  void anAccountInEveryStateAnswers(String name, String said) {
    Ended ended = demo("/kling-balance %s@example.com\n".formatted(name));

    assertThat(ended.output()).contains("> /kling-balance " + name).contains(said);
    assertThat(ended.status()).isZero();
  }

  @Test
  void allAccountsAnswerMostUrgentFirst() {
    assertThat(demo("/kling-balance\n").output())
        .containsSubsequence(
            "8 accounts", "signed-out@", "low@", "no-balance@", "studio@", "pooled@", "slow@");
  }

  @Test
  void buttonsArePressedByTheirNames() {
    assertThat(demo("/kling-balance studio@example.com\nshare\nRefresh\n").output())
        .containsSubsequence("Posted for the whole channel:", "st•••o@example.com")
        .containsSubsequence("> Refresh\n", "560 of 660");
  }

  @Test
  void quitEndsAndWhatIsNoCommandIsSaid() {
    assertThat(demo("\nfoo\nhelp\nquit\n/kling-balance help\n").output())
        .contains("No such command here.")
        .contains("type what stands on a button")
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

    assertThat(ended.output()).contains("560 of 660");
  }

  private Ended demo(String script) {
    return new ProgramUnderTest(directory).reading(script).run("demo");
  }
}
