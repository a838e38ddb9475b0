package bot.klingbalance.slack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.testing.MovableClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackCheckTest {
  private static final String IN_IT = "✓ slack:C0CHANNEL · The bot is in the channel.";

  private final OkHttpClient http = new OkHttpClient();
  private FakeSlack slack;

  @BeforeEach
  void open() throws Exception {
    slack = new FakeSlack(new MovableClock(Instant.parse("2026-11-24T09:00:00Z")));
  }

  @AfterEach
  void close() {
    slack.close();
    http.dispatcher().executorService().shutdown();
  }

  @Test
  void allIsFineWhereNothingIsMissing() throws Exception {
    assertThat(looked(FakeSlack.CHANNEL))
        .containsExactly(
            "✓ Slack bot token · It is kling_balance in the workspace Studio.",
            "✓ Slack scopes · The app has all that the bot uses.",
            "✓ Slack app token · Slack opens Socket Mode for it.",
            IN_IT);
    assertThat(slack.channel()).isEmpty();
    assertThat(slack.calls("apps.connections.open").get(0).token()).isEqualTo("xapp-app");
  }

  @Test
  void channelsOfOtherChatsAreNotAskedFor() throws Exception {
    List<String> checks =
        lines(
            check(
                Optional.of("xapp-app"),
                List.of(new Channel(Platform.DISCORD, "800000000000000005"))));

    assertThat(checks).hasSize(3);
    assertThat(slack.calls("conversations.history")).isEmpty();
  }

  @Test
  void aTokenThatIsRefusedEndsTheQuestionsForChannels() throws Exception {
    slack.revokes("xoxb-bot");

    assertThat(looked(FakeSlack.CHANNEL))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("✗ Slack bot token · The token has been revoked."))
        .noneMatch(line -> line.contains("xoxb-bot"));
  }

  @Test
  void anAppTokenWithoutItsScopeIsMadeAnewWhereAppTokensAre() throws Exception {
    slack.answersNext(
        "apps.connections.open",
        200,
        "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"connections:write\"}");

    assertThat(looked())
        .anyMatch(
            line ->
                line.startsWith(
                        "✗ Slack app token · The app token lacks the scope connections:write.")
                    && line.contains("Basic Information → App-Level Tokens"));
  }

  @Test
  void anAppTokenThatIsRefusedIsNamed() throws Exception {
    slack.refusesNext("apps.connections.open", "not_allowed_token_type");

    assertThat(looked())
        .contains(
            "✗ Slack app token · This is a token of another kind. Make one with the scope"
                + " connections:write under Basic Information → App-Level Tokens at"
                + " api.slack.com/apps and set it (SLACK_APP_TOKEN).");
  }

  @Test
  void scopesThatAreMissingAreNamedAndWhatTakesThemIsNotGuessed() throws Exception {
    slack.withdraws("channels:history");
    slack.withdraws("users:read");

    assertThat(looked(FakeSlack.CHANNEL))
        .anyMatch(
            line ->
                line.startsWith(
                    "✗ Slack scopes · The Slack app lacks the scope channels:history, users:read."))
        .anyMatch(line -> line.startsWith("? slack:C0CHANNEL · It cannot be looked at."));
  }

  @Test
  void eachChannelHasItsOwnTrouble() throws Exception {
    slack.hasChannelWithoutTheBot("C0ALONE");
    slack.hasChannel("C0OLD");
    slack.archives("C0OLD");

    assertThat(looked("C0ALONE", "C0OLD", "C0NOWHERE", "D0ANNA", FakeSlack.CHANNEL))
        .endsWith(IN_IT)
        .anyMatch(line -> line.startsWith("✗ slack:C0ALONE · The bot is not in the channel."))
        .anyMatch(line -> line.startsWith("✗ slack:C0OLD · The channel is archived."))
        .anyMatch(line -> line.startsWith("✗ slack:C0NOWHERE · Slack knows no such channel"))
        .anyMatch(line -> line.startsWith("? slack:D0ANNA · A conversation with one person"));
  }

  @Test
  void withHttpModeOnlySlackKnowsWhetherItReachesTheBot() throws Exception {
    assertThat(lines(check(Optional.empty(), List.of())))
        .anyMatch(line -> line.startsWith("? Slack requests · "));
    assertThat(slack.calls("apps.connections.open")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"500, ✗", "503, ✗"})
  void whereSlackIsInTroubleThatIsSaid(int status, String mark) throws Exception {
    slack.answersNext("auth.test", status, "");

    assertThat(looked())
        .anyMatch(line -> line.startsWith(mark + " Slack bot token · Slack answered auth.test"));
  }

  @Test
  void whoIsAskedToSlowDownDoes() throws Exception {
    slack.asksToSlowDownNext("auth.test", 30);

    assertThat(looked(FakeSlack.CHANNEL))
        .anyMatch(line -> line.endsWith("Try again in 30 seconds."));
    assertThat(slack.calls("auth.test")).hasSize(1);
  }

  private List<String> looked(String... channels) throws Exception {
    return lines(
        check(
            Optional.of("xapp-app"),
            Stream.of(channels).map(id -> new Channel(Platform.SLACK, id)).toList()));
  }

  private static List<String> lines(SlackCheck check) throws Exception {
    return check.begin().get(20, SECONDS).stream().map(SlackCheckTest::line).toList();
  }

  private static String line(CheckResult check) {
    return "%s %s · %s %s"
        .formatted(check.status().mark(), check.name(), check.finding(), check.remedy())
        .strip();
  }

  private SlackCheck check(Optional<String> appToken, List<Channel> watched) {
    SlackSettings settings =
        new SlackSettings(
            Secret.of("xoxb-bot"),
            appToken.map(Secret::of),
            Optional.of(Secret.of("signing-secret")),
            3000,
            "0.0.0.0",
            slack.apiUrl());
    return new SlackCheck(settings, http, CompletableFuture.completedFuture(watched));
  }
}
