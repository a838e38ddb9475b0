package bot.klingbalance.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.cli.ProgramUnderTest.Ended;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunSubcommandTest {
  private final MockWebServer everyService = new MockWebServer();
  private final CompletableFuture<Void> changeIsTold = new CompletableFuture<>();
  private final ByteArrayOutputStream log =
      new ByteArrayOutputStream() {
        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
          super.write(bytes, from, length);
          if (toString(StandardCharsets.UTF_8).contains("The settings have changed")) {
            changeIsTold.complete(null);
          }
        }
      };
  private final PrintStream standardError = System.err;
  @TempDir private Path directory;

  @BeforeEach
  void start() throws IOException {
    everyService.start();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    System.setErr(standardError);
    everyService.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", ""})
  void withoutAnyTokenItSaysWhatToSet(String subcommand) {
    ProgramUnderTest program = new ProgramUnderTest(directory);

    Ended ended = subcommand.isEmpty() ? program.run() : program.run(subcommand);

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors())
        .contains("USEAPI_TOKEN", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "DISCORD_TOKEN");
  }

  @Test
  void aChatWithoutUseapiIsOfNoUse() {
    Ended ended =
        new ProgramUnderTest(directory)
            .with("SLACK_BOT_TOKEN", "xoxb-1")
            .with("SLACK_APP_TOKEN", "xapp-1")
            .run("run");

    assertThat(ended.status()).isEqualTo(2);
    assertThat(ended.errors()).contains("USEAPI_TOKEN").doesNotContain("No chat");
  }

  @Test
  void aTokenThatSlackRefusesIsSaidOnceAndEndsTheProgram() {
    everyServiceAnswers("{\"ok\":false,\"error\":\"invalid_auth\"}");

    Ended ended = slack().run("run");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(log.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("Slack refuses the bot.")
        .doesNotContain("xoxb-", "\tat ");
  }

  @Test
  void whileSlackIsInTroubleTheProgramGoesOnUntilItIsStopped() throws Exception {
    everyServiceAnswers("{\"ok\":false,\"error\":\"internal_error\"}");
    ProgramUnderTest program = slack();

    CompletableFuture<Ended> running = CompletableFuture.supplyAsync(() -> program.run("run"));
    everyService.takeRequest();
    everyService.takeRequest();
    assertThat(running).isNotDone();
    program.stop();

    assertThat(running.get(10, SECONDS).status()).isZero();
  }

  @Test
  void aSettingsFileThatComesWhileItRunsIsTakenOver() throws Exception {
    everyServiceAnswers("{\"ok\":false,\"error\":\"internal_error\"}");
    ProgramUnderTest program = slack();

    CompletableFuture<Ended> running = CompletableFuture.supplyAsync(() -> program.run("run"));
    everyService.takeRequest();
    Files.writeString(
        directory.resolve("kling-balance-bot.yaml"), "poll_every: 2h\nslack: { port: 3001 }\n");
    changeIsTold.get(20, SECONDS);
    program.stop();

    assertThat(running.get(20, SECONDS).status()).isZero();
    assertThat(log.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce(
            "The settings have changed; taken over: poll_every;"
                + " takes effect at the next start: slack.port.");
  }

  private ProgramUnderTest slack() {
    return new ProgramUnderTest(directory)
        .withToken()
        .with("USEAPI_BASE_URL", everyService.url("/useapi").toString())
        .with("SLACK_BOT_TOKEN", "xoxb-1")
        .with("SLACK_APP_TOKEN", "xapp-1")
        .with("SLACK_API_URL", everyService.url("/api/").toString());
  }

  private void everyServiceAnswers(String body) {
    everyService.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder().body(body).build();
          }
        });
  }
}
