package bot.klingbalance.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.chat.AwaitedReplies;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.ChatAdapter.RefusedConnection;
import bot.klingbalance.chat.ConnectionState;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Interaction;
import bot.klingbalance.discord.standin.Json;
import bot.klingbalance.testing.LogLines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens when the line, the session or the token goes. */
@Timeout(60)
class GatewayConnectionStoryTest {
  private final DiscordStandIn discord = DiscordStandIn.open();
  private final FakeAccounts accounts = new FakeAccounts().with("studio@example.com", 560);

  @AfterEach
  void closeDiscord() {
    accounts.letGo();
    discord.close();
  }

  @Test
  void aCommandSurvivesACutLineAndIsAnsweredOnce() throws Exception {
    try (LogLines log = LogLines.of("bot.klingbalance");
        BotOnDiscord bot = new BotOnDiscord(discord, accounts).connected()) {
      accounts.holdBack();
      Interaction before = discord.types("studio@example.com");
      before.callback();
      discord.cutsTheLine();
      Interaction during = discord.types("studio@example.com");
      discord.awaitAtGateway("resume");
      during.callback();
      accounts.letGo();

      before.edit();
      during.edit();
      assertThat(before.unexpected() + during.unexpected()).isZero();
      discord.types("studio@example.com").callback();
      assertThat(bot.adapter().state().connectedSince()).isPresent();
      assertThat(bot.adapter().state().lastError()).isPresent();
      // Nothing was amiss, and so nothing recovers.
      assertThat(log.fields())
          .extracting(fields -> fields.getOrDefault("event", ""))
          .filteredOn(event -> !event.equals(""))
          .containsExactly("connection", "connection", "connection");
      assertThat(log.warnings()).isEmpty();
      assertThat(log.messages())
          .filteredOn(line -> line.startsWith("Discord's gateway closed the connection"))
          .hasSize(1);
    }
  }

  @Test
  void aSessionThatCannotBeResumedIsBegunAnew() throws Exception {
    try (BotOnDiscord bot = new BotOnDiscord(discord, accounts).connected()) {
      discord.awaitAtGateway("identify");
      accounts.holdBack();
      Interaction before = discord.types("studio@example.com");
      before.callback();
      discord.invalidatesTheSession(false);
      discord.awaitAtGateway("identify");
      accounts.letGo();

      before.edit();
      discord.types("studio@example.com").callback();
      assertThat(before.unexpected()).isZero();
      assertThat(bot.adapter().state().connectedSince()).isPresent();
    }
  }

  @Test
  void aSessionIsResumedWhenDiscordAsksForIt() throws Exception {
    try (BotOnDiscord bot = new BotOnDiscord(discord, accounts).connected()) {
      discord.asksToReconnect();
      discord.awaitAtGateway("resume");
      discord.types("studio@example.com").callback();
      discord.invalidatesTheSession(true);
      discord.awaitAtGateway("resume");
      discord.types("studio@example.com").callback();
      assertThat(bot.adapter().state().connectedSince()).isPresent();
    }
  }

  @Test
  void aRateLimitDelaysAnAnswerAndLosesNone() throws Exception {
    try (LogLines log = LogLines.of("bot.klingbalance");
        BotOnDiscord bot = new BotOnDiscord(discord, accounts).connected()) {
      discord.answersNext(
          "PATCH webhooks/.*",
          429,
          Json.object().put("message", "limited").put("retry_after", 0.4).put("global", false),
          Map.of("Retry-After", "0.4"));
      discord.answersNext(
          "PATCH webhooks/.*",
          429,
          Json.object().put("message", "limited").put("retry_after", 0.4).put("global", true),
          Map.of("Retry-After", "1", "X-RateLimit-Global", "true"));
      accounts.holdBack();
      Interaction limited = discord.types("studio@example.com");
      limited.callback();
      accounts.letGo();

      limited.edit();
      assertThat(limited.unexpected()).isZero();
      assertThat(log.warnings()).isEmpty();
      assertThat(bot.adapter().state().connectedSince()).isPresent();
    }
  }

  @Test
  void aRevokedTokenIsSaidOnceAndEndsTheConnection() throws Exception {
    BotOnDiscord bot = new BotOnDiscord(discord, accounts).connected();
    try (LogLines log = LogLines.of("bot.klingbalance")) {
      discord.closesWith(4004);
      log.awaitWarnings(1);
      assertThat(log.fields()).contains(Map.of("event", "trouble", "dependency", "discord"));

      bot.close();
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("Discord refuses the bot's token.");
      assertThat(bot.adapter().state().connectedSince()).isEmpty();
      assertThat(bot.adapter().state().lastError().orElseThrow())
          .startsWith("Discord refuses the bot's token.");
    }
  }

  @Test
  void aWrongTokenIsRefusedAtTheStart() throws Exception {
    try (LogLines log = LogLines.of("bot.klingbalance");
        BotOnDiscord bot = new BotOnDiscord(discord, accounts, "a-wrong-token", List.of())) {
      assertThatThrownBy(bot::connected)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(RefusedConnection.class)
          .hasMessageContaining("DISCORD_TOKEN")
          .hasMessageNotContaining("a-wrong-token");
      assertThat(log.warnings()).hasSize(1);
    }
  }

  @Test
  void aTokenThatOnlyTheGatewayRefusesIsRefusedToo() throws Exception {
    discord.answersNext(
        "GET users/@me", 401, Json.object().put("message", "401: Unauthorized"), Map.of());
    try (BotOnDiscord bot = new BotOnDiscord(discord, accounts)) {
      assertThatThrownBy(bot::connected)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(RefusedConnection.class);
    }
  }

  @Test
  void whileDiscordIsDownTheBotTriesOn() throws Exception {
    discord.answersNext("GET gateway/bot", 500, Json.object(), Map.of());
    try (LogLines log = LogLines.of("bot.klingbalance");
        BotOnDiscord bot = new BotOnDiscord(discord, accounts)) {
      assertThat(bot.adapter().state()).isEqualTo(ConnectionState.NEVER_CONNECTED);
      assertThat(bot.connected().adapter().state().connectedSince()).isPresent();
      discord.types("studio@example.com").callback();
      assertThat(log.warnings())
          .containsExactly(
              "Discord does not let the bot in, it answered with status 500; trying again.");
    }
  }

  @Test
  void aGatewayThatIsNotEncryptedIsNotConnectedTo() throws Exception {
    discord.answersNext(
        "GET gateway/bot", 200, Json.object().put("url", "ws://gateway.discord.gg"), Map.of());
    try (LogLines log = LogLines.of("bot.klingbalance");
        BotOnDiscord bot = new BotOnDiscord(discord, accounts)) {
      assertThat(bot.connected().adapter().state().connectedSince()).isPresent();
      assertThat(log.warnings())
          .containsExactly(
              "Discord does not let the bot in, its gateway cannot be used: the address is not"
                  + " encrypted (ws://), which would show the token to the network; trying again.");
    }
  }

  @Test
  void aSessionIsNotResumedWhereItIsNotEncrypted() throws Exception {
    discord.namesToResumeAt("ws://192.0.2.1");
    try (LogLines log = LogLines.of("bot.klingbalance");
        BotOnDiscord bot = new BotOnDiscord(discord, accounts).connected()) {
      discord.awaitAtGateway("identify");
      discord.cutsTheLine();
      discord.awaitAtGateway("resume");

      discord.types("studio@example.com").callback();
      assertThat(bot.adapter().state().connectedSince()).isPresent();
      assertThat(log.warnings())
          .containsExactly(
              "Discord named a gateway that is not encrypted (ws://). The bot does not connect"
                  + " there, and asks for another address.");
    }
  }

  @Test
  void a401ThatIsNotInDiscordsFormRefusesNoToken() throws Exception {
    discord.isKeptFromAnsweringNext("GET gateway/bot", 401);
    try (LogLines log = LogLines.of("bot.klingbalance");
        BotOnDiscord bot = new BotOnDiscord(discord, accounts)) {
      assertThat(bot.connected().adapter().state().connectedSince()).isPresent();
      assertThat(log.warnings())
          .containsExactly(
              "Discord does not let the bot in, it answered with status 401; trying again.");
    }
  }

  @Test
  void commandsAreRegisteredOnlyWhereTheyDiffer() throws Exception {
    new BotOnDiscord(discord, accounts).connected().close();
    new BotOnDiscord(discord, accounts).connected().close();

    assertThat(discord.commands("global")).hasSize(SlashCommands.all().size());
    assertThat(discord.requests()).filteredOn(request -> request.startsWith("PUT")).hasSize(1);
    assertThat(discord.commands("global").path(0).path("default_member_permissions").asText())
        .isEqualTo("32");
    assertThat(discord.commands("global").path(0).path("contexts").path(0).asInt(-1)).isZero();
  }

  @Test
  void commandsOfNamedServersAreNowhereElse() throws Exception {
    new BotOnDiscord(discord, accounts).connected().close();
    new BotOnDiscord(
            discord,
            accounts,
            DiscordStandIn.TOKEN,
            List.of(DiscordStandIn.GUILD, "811111111111111111"))
        .connected()
        .close();
    assertThat(discord.commands("global")).isEmpty();
    assertThat(discord.commands(DiscordStandIn.GUILD)).hasSize(SlashCommands.all().size());

    try (BotOnDiscord bot = new BotOnDiscord(discord, accounts).connected()) {
      discord.awaitRequests("PUT .*/guilds/.*", 2);
      assertThat(bot.adapter().state().connectedSince()).isPresent();
      assertThat(discord.commands("global")).hasSize(SlashCommands.all().size());
    }
  }

  @Test
  void aServerThatGivesNoAccessIsSaidInASentence() throws Exception {
    discord.answersNext(
        "GET .*/guilds/.*/commands.*",
        403,
        Json.object().put("code", 50001).put("message", "Missing Access"),
        Map.of());
    try (LogLines log = LogLines.of("bot.klingbalance");
        BotOnDiscord bot =
            new BotOnDiscord(
                discord, accounts, DiscordStandIn.TOKEN, List.of(DiscordStandIn.GUILD))) {
      assertThat(bot.connected().adapter().state().connectedSince()).isPresent();
      log.awaitWarnings(1);
      assertThat(log.warnings())
          .first()
          .asString()
          .isEqualTo(
              "The commands could not be registered in the Discord server %s: Discord gives the bot no access to it. Invite it there again with the link that it logs at its start, or take the server out of discord.guilds."
                  .formatted(DiscordStandIn.GUILD));
    }
  }

  @Test
  void theInvitationAsksForWhatIsUsed() throws Exception {
    try (BotOnDiscord bot = new BotOnDiscord(discord, accounts)) {
      assertThat(bot.adapter().invitation()).isEmpty();
      bot.connected();
      assertThat(bot.adapter().invitation())
          .contains(
              "https://discord.com/oauth2/authorize?client_id=700000000000000001&permissions=117760"
                  + "&integration_type=0&scope=bot+applications.commands");
    }
  }

  @Test
  void closingFinishesTheAnswersInFlightAndLeavesNoThread() throws Exception {
    BotOnDiscord bot = new BotOnDiscord(discord, accounts).connected();
    accounts.holdBack();
    Interaction inFlight = discord.types("studio@example.com");
    inFlight.callback();
    assertThat(threadsOfTheBot()).isNotEmpty();
    CompletableFuture<Void> closed = CompletableFuture.runAsync(bot::close);
    accounts.letGo();

    inFlight.edit();
    closed.get(10, TimeUnit.SECONDS);
    assertThat(threadsOfTheBot()).allSatisfy(GatewayConnectionStoryTest::ends);
  }

  private static List<Thread> threadsOfTheBot() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread ->
                thread
                    .getName()
                    .matches("discord-(connect|gateway|schedule|requests|events|callbacks)-\\d+"))
        .toList();
  }

  /** A pool says that it has ended a moment before its last thread is gone; no thread may stay. */
  private static void ends(Thread thread) throws InterruptedException {
    thread.join(Duration.ofSeconds(10).toMillis());
    assertThat(thread.isAlive()).as(thread.getName()).isFalse();
  }

  @Test
  void whoGetsNoAnswerIsToldBeforeTheBotEnds() throws Exception {
    BotOnDiscord bot = new BotOnDiscord(discord, accounts).connected();
    accounts.holdBack();
    Interaction typed = discord.types("studio@example.com");
    typed.callback();
    try (LogLines log = LogLines.of("bot.klingbalance")) {
      bot.close(Duration.ofMillis(200));
      accounts.letGo();

      assertThat(typed.edit().toString()).contains("being restarted; please ask again");
      assertThat(typed.answers()).isEqualTo(1);
      assertThat(log.warnings())
          .containsExactly(
              "Answers that were not ready when the bot stopped: 1. Who waited for one is asked to"
                  + " try again.");
    }
  }

  @Test
  void theUsualTimesFitIntoWhatAChatHasToEndIn() {
    assertThat(
            AwaitedReplies.WAITED_FOR
                .plus(AwaitedReplies.TO_SAY)
                .plus(DiscordAdapter.TO_DISCONNECT)
                .plus(DiscordAdapter.TO_END_THREADS))
        .isLessThanOrEqualTo(ChatAdapter.MOST_TO_CLOSE);
  }
}
