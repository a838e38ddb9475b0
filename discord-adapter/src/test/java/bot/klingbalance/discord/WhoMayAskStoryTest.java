package bot.klingbalance.discord;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Guilds;
import bot.klingbalance.discord.standin.Interaction;
import bot.klingbalance.testing.LogLines;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the bot answers on Discord, from where, and what it takes them for. */
@Timeout(60)
class WhoMayAskStoryTest {
  private static final String SERVERS_ONLY =
      "The bot answers in a server only, not in direct messages.";
  private static final String NOT_SERVED =
      "This bot does not serve this server. Whoever runs the bot says in its settings"
          + " (discord.guilds) which ones it serves.";
  private static final String NOT_JOINED =
      "The bot answers only in servers that it has joined, and not in this one.";

  private static final String INVITED_BY_ANYBODY =
      "Anybody may invite the bot into a server of theirs, and see every account there. Switch"
          + " Public Bot off in the Discord Developer Portal (Bot), or name your servers in"
          + " discord.guilds.";

  private final DiscordStandIn discord = DiscordStandIn.open();
  private final FakeAccounts accounts = new FakeAccounts().with("studio@example.com", 560);

  @AfterEach
  void closeDiscord() {
    discord.close();
  }

  @Test
  void aServerThatTheSettingsDoNotNameIsToldSoAndNothingElse() throws Exception {
    discord.hasServer(Circumstances.STRANGERS);
    try (BotOnDiscord bot = connected(List.of(DiscordStandIn.GUILD))) {
      discord.members(Circumstances::amongStrangers);

      assertThat(toldAlone(discord.types("studio@example.com"))).isEqualTo(NOT_SERVED);
      assertThat(toldAlone(discord.types(""))).isEqualTo(NOT_SERVED);
      assertThat(toldAlone(discord.watches("list"))).isEqualTo(NOT_SERVED);
      assertThat(toldAlone(discord.presses("1001", "refresh:AAAA"))).isEqualTo(NOT_SERVED);
      assertThat(choices(discord.beginsToType(""))).isEmpty();
      assertThat(accounts.asked()).isEmpty();

      discord.members(event -> {});
      assertThat(toldAlone(discord.types("studio@example.com"))).contains("**560** credits left");
      assertThat(choices(discord.beginsToType(""))).isNotEmpty();
      assertThat(bot.adapter().state().connectedSince()).isPresent();
    }
  }

  @Test
  void whoManagesAHiddenChannelIsTakenForItsManager() throws Exception {
    discord.hidesChannels();
    discord.letsTheBot(Permission.MESSAGE_SEND);
    discord.members(event -> permissions(event, Permission.MANAGE_CHANNEL.getRawValue() + ""));
    try (BotOnDiscord bot = connected(List.of())) {
      assertThat(heard()).contains("someone, who manages discord:");
      assertThat(bot.adapter().state().connectedSince()).isPresent();
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"0", "", "-1", "2147483631.5", "0x10", "99999999999999999999", "2048"})
  void rightsThatAreMissingOrOddAreNone(String permissions) throws Exception {
    discord.members(event -> permissions(event, permissions));
    try (BotOnDiscord bot = connected(List.of())) {
      assertThat(heard()).contains("someone in discord:");
      assertThat(bot.adapter().state().connectedSince()).isPresent();
    }
  }

  @Test
  void aChannelThatTheGatewayDidNotTellOfIsAnsweredInFull() throws Exception {
    discord.tellsOfNoChannels();
    assertIsAnsweredInFull(event -> {});
  }

  @Test
  void aThreadThatTheGatewayDidNotTellOfIsAnsweredInFull() throws Exception {
    assertIsAnsweredInFull(Circumstances::inThread);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whoInstalledTheBotForThemselvesIsToldThatItAnswersInServersOnly(int context)
      throws Exception {
    discord.members(event -> Circumstances.outsideOfServers(event, context));
    assertIsToldInstead(SERVERS_ONLY);
  }

  @Test
  void aServerThatTheBotIsNotInIsToldSoWhoeverInstalledTheCommands() throws Exception {
    discord.members(
        event -> {
          Circumstances.amongStrangers(event);
          event.putObject("authorizing_integration_owners").put("1", Guilds.MEMBER);
        });
    assertIsToldInstead(NOT_JOINED);

    discord.members(Circumstances::amongStrangers);
    assertIsToldInstead(NOT_JOINED);
  }

  @Test
  void whereDiscordListsNoServerThatCanBeReadThatIsSaid() throws Exception {
    discord.hidesVoiceChannels();
    try (LogLines log = LogLines.of("bot.klingbalance");
        BotOnDiscord bot =
            new BotOnDiscord(
                discord, accounts, DiscordStandIn.TOKEN, List.of(), Duration.ofMillis(1))) {
      var unused = bot.adapter().start();
      log.awaitWarnings(1);

      assertThat(log.warnings())
          .singleElement()
          .asString()
          .startsWith("Discord let the bot in, but has listed no server that could be read for");
      assertThat(bot.adapter().state().connectedSince()).isEmpty();
      assertThat(bot.adapter().state().lastError()).contains(log.warnings().get(0));
    }
  }

  @Test
  void theStartSaysWhereTheBotAnswersAndThatStrangersMayInviteIt() throws Exception {
    discord.isPublic(true);
    try (LogLines log = LogLines.of("bot.klingbalance");
        BotOnDiscord bot = connected(List.of())) {
      log.awaitWarnings(1);

      assertThat(log.warnings()).containsExactly(INVITED_BY_ANYBODY);
      assertThat(log.messages())
          .contains("The bot answers in Studio (%s).".formatted(DiscordStandIn.GUILD));
      assertThat(bot.adapter().state().connectedSince()).isPresent();
    }
  }

  private void assertIsToldInstead(String sentence) throws Exception {
    try (BotOnDiscord bot = connected(List.of())) {
      assertThat(toldAlone(discord.types("studio@example.com"))).isEqualTo(sentence);
      assertThat(toldAlone(discord.presses("1001", "refresh:AAAA"))).isEqualTo(sentence);
      assertThat(choices(discord.beginsToType(""))).isEmpty();
      assertThat(accounts.asked()).isEmpty();
      assertThat(bot.adapter().state().connectedSince()).isPresent();
    }
  }

  private void assertIsAnsweredInFull(Consumer<ObjectNode> circumstances) throws Exception {
    discord.members(circumstances);
    try (BotOnDiscord bot = connected(List.of())) {
      Interaction asked = discord.types("studio@example.com");
      JsonNode answer = asked.callback().body().path("data");
      String refresh =
          answer.path("components").path(0).path("components").path(0).path("custom_id").asText();
      assertThat(answer.toString()).contains("**560** credits left");
      assertThat(discord.presses("1001", refresh).callback().body().path("type").asInt())
          .isIn(6, 7);
      assertThat(choices(discord.beginsToType(""))).isNotEmpty();
      assertThat(heard()).contains("who manages discord:");
      assertThat(asked.unexpected()).isZero();
      assertThat(bot.adapter().state().connectedSince()).isPresent();
    }
  }

  private BotOnDiscord connected(List<String> guilds) throws Exception {
    return new BotOnDiscord(discord, accounts, DiscordStandIn.TOKEN, guilds).connected();
  }

  private String heard() {
    return toldAlone(discord.watches("list")).replace("\\", "");
  }

  private static void permissions(ObjectNode event, String permissions) {
    ObjectNode member = event.withObjectProperty("member");
    if (permissions == null) {
      member.remove("permissions");
    } else {
      member.put("permissions", permissions);
    }
  }

  private static String toldAlone(Interaction interaction) {
    JsonNode callback = interaction.callback().body();
    assertThat(callback.path("type").asInt()).isEqualTo(4);
    assertThat(callback.path("data").path("flags").asInt()).isEqualTo(64);
    return callback.path("data").path("embeds").path(0).path("description").asText();
  }

  private static List<String> choices(Interaction interaction) {
    JsonNode callback = interaction.callback().body();
    assertThat(callback.path("type").asInt()).isEqualTo(8);
    return callback.path("data").path("choices").findValuesAsText("value");
  }
}
