package bot.klingbalance.discord;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Guilds;
import bot.klingbalance.discord.standin.Json;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import net.dv8tion.jda.api.Permission;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscordCheckTest {
  private static final String RENDERS = Guilds.channelOf(DiscordStandIn.GUILD);

  private final DiscordStandIn discord = DiscordStandIn.open();
  private final OkHttpClient http = new OkHttpClient();

  @BeforeEach
  void allowEverything() {
    discord.letsTheBotPost();
  }

  @AfterEach
  void close() {
    discord.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  @Test
  void allIsFineWhereTheBotHasRun() throws Exception {
    try (BotOnDiscord bot = new BotOnDiscord(discord, new FakeAccounts())) {
      bot.connected();
    }

    assertThat(looked(DiscordStandIn.TOKEN, List.of(), RENDERS))
        .containsExactly(
            "✓ Discord token · It is Kling Balance.",
            "✓ Discord commands · They are registered.",
            "✓ Discord sessions · Discord lets the bots begin 1000 of 1000 sessions more today.",
            "✓ Discord servers · The bot answers in Studio (%s).".formatted(DiscordStandIn.GUILD),
            "✓ Discord access · Only the application's owner may invite the bot.",
            "✓ discord:%s · The bot may post in #renders.".formatted(RENDERS));
  }

  @Test
  void nothingIsChangedAndNoSessionIsOpened() throws Exception {
    List<String> unused = looked(DiscordStandIn.TOKEN, List.of(DiscordStandIn.GUILD), RENDERS);

    assertThat(discord.requests()).isNotEmpty().allMatch(request -> request.startsWith("GET "));
    assertThat(discord.sessionsBegun()).isZero();
    assertThat(discord.messages()).isZero();
  }

  @Test
  void commandsThatNobodyRegisteredYetAreRegisteredAtTheStart() throws Exception {
    assertThat(looked(DiscordStandIn.TOKEN, List.of()))
        .contains(
            "! Discord commands · They are not registered. The bot registers them when it starts"
                + " (kling-balance-bot run).");
  }

  @Test
  void commandsOfAnotherVersionAreToldFromOurs() throws Exception {
    discord.answersNext(
        "GET applications/\\d+/commands",
        200,
        Json.array().add(Json.object().put("name", "kling-balance")),
        Map.of());

    assertThat(looked(DiscordStandIn.TOKEN, List.of()))
        .anyMatch(
            line -> line.startsWith("! Discord commands · They are those of another version"));
  }

  @Test
  void aServerThatTheBotIsNotInIsNamed() throws Exception {
    assertThat(looked(DiscordStandIn.TOKEN, List.of("999")))
        .anyMatch(
            line ->
                line.startsWith(
                    "✗ Discord commands in the server 999 · The bot is not in that server"));
  }

  @Test
  void aBotThatAnybodyMayInviteIsWorthALook() throws Exception {
    discord.isPublic(true);

    assertThat(looked(DiscordStandIn.TOKEN, List.of()))
        .contains(
            "! Discord access · Anybody may invite the bot into a server of theirs, and see every"
                + " account there. Switch Public Bot off in the Discord Developer Portal (Bot), or"
                + " name your servers in discord.guilds.");
    assertThat(looked(DiscordStandIn.TOKEN, List.of(DiscordStandIn.GUILD)))
        .noneMatch(line -> line.contains("Discord access") || line.contains("Discord servers"));
  }

  @Test
  void atMostTenServersAreNamed() throws Exception {
    for (int i = 0; i < 12; i++) {
      discord.hasServer("8300000000000000" + (10 + i));
    }

    assertThat(looked(DiscordStandIn.TOKEN, List.of()))
        .anyMatch(line -> line.endsWith("(830000000000000018) and 3 more."));
  }

  @Test
  void aTokenThatIsRefusedIsAllThatIsSaid() throws Exception {
    assertThat(looked("wrong-token", List.of(), RENDERS))
        .singleElement()
        .asString()
        .startsWith("✗ Discord token · Discord refuses the bot's token. Copy a valid one")
        .doesNotContain("wrong-token");
  }

  @Test
  void aPermissionThatIsMissingIsNamed() throws Exception {
    discord.letsTheBot(Permission.VIEW_CHANNEL);

    assertThat(ofRenders())
        .startsWith("✗ ")
        .contains(
            "lacks a permission",
            ": Send Messages, Embed Links, Attach Files. Give it to the bot's role");
  }

  @Test
  void whatTheChannelForbidsCountsWhateverTheRoleMay() throws Exception {
    discord.forbidsTheBotInChannels(Permission.MESSAGE_SEND);

    assertThat(ofRenders()).startsWith("✗ ").contains(": Send Messages. ");
  }

  @Test
  void withoutTheRightToEmbedWarningsGoAsText() throws Exception {
    discord.forbidsTheBotInChannels(
        Permission.MESSAGE_EMBED_LINKS, Permission.MESSAGE_ATTACH_FILES);

    assertThat(ofRenders())
        .startsWith("! ")
        .contains("in #renders, but only as text", "the permission Embed Links, Attach Files in");
  }

  @Test
  void aForumIsNoPlaceToPostIn() throws Exception {
    discord.hasChannel("800000000000000015", 15, "ideas");

    assertThat(looked(DiscordStandIn.TOKEN, List.of(), "800000000000000015"))
        .contains(
            "✗ discord:800000000000000015 · A forum takes messages only in its posts (threads)."
                + " Watch a post of it or a text channel.");
  }

  @Test
  void anArchivedOrLockedThreadIsNoTick() throws Exception {
    discord.letsTheBotPostInThreads();
    discord.hasThread("800000000000000071", true, false);
    discord.hasThread("800000000000000072", false, true);
    discord.hasThread("800000000000000073", false, false);

    assertThat(
            looked(
                DiscordStandIn.TOKEN,
                List.of(),
                "800000000000000071",
                "800000000000000072",
                "800000000000000073"))
        .contains(
            "! discord:800000000000000071 · The thread #nightly is archived. The next warning opens"
                + " it again.",
            "✗ discord:800000000000000072 · The thread is locked. Unlock it, give the bot's role"
                + " the permission Manage Threads, or watch another channel.",
            "✓ discord:800000000000000073 · The bot may post in #nightly.");
  }

  @Test
  void withoutTheRightToAttachWarningsGoWithoutPictures() throws Exception {
    discord.forbidsTheBotInChannels(Permission.MESSAGE_ATTACH_FILES);

    assertThat(ofRenders()).startsWith("! ").contains("in #renders, but without pictures");
  }

  @Test
  void anAdministratorMayEverything() throws Exception {
    discord.letsTheBot(Permission.ADMINISTRATOR, Permission.VIEW_CHANNEL);
    discord.forbidsTheBotInChannels(Permission.MESSAGE_SEND);

    assertThat(ofRenders()).startsWith("✓ ");
  }

  @Test
  void aChannelThatIsHiddenOrGoneIsSaidToBe() throws Exception {
    discord.forbidsTheBotInChannels(Permission.VIEW_CHANNEL);

    assertThat(ofRenders()).startsWith("✗ ").contains("The bot cannot see the Discord channel");
    assertThat(looked(DiscordStandIn.TOKEN, List.of(), "800000000000000404", "renders"))
        .anyMatch(
            line ->
                line.startsWith(
                    "✗ discord:800000000000000404 · Discord knows no channel 800000000000000404"))
        .anyMatch(line -> line.startsWith("✗ discord:renders · Discord knows no channel renders"));
  }

  @Test
  void aThreadHasThePermissionsOfItsChannel() throws Exception {
    discord.answersNext(
        "GET channels/800000000000000077",
        200,
        Json.object()
            .put("id", "800000000000000077")
            .put("type", 11)
            .put("name", "nightly")
            .put("guild_id", DiscordStandIn.GUILD)
            .put("parent_id", RENDERS),
        Map.of());

    assertThat(looked(DiscordStandIn.TOKEN, List.of(), "800000000000000077"))
        .anyMatch(line -> line.contains(": Send Messages in Threads. "));
  }

  @Test
  void whereDiscordIsInTroubleThatIsSaid() throws Exception {
    discord.answersNext("GET users/@me", 502, Json.object(), Map.of());

    assertThat(looked(DiscordStandIn.TOKEN, List.of()))
        .singleElement()
        .asString()
        .startsWith("✗ Discord token · Discord answered with status 502. Look whether");
  }

  @Test
  void aFirewallThatAnswersInDiscordsPlaceIsNoRefusedToken() throws Exception {
    discord.isKeptFromAnsweringNext("GET users/@me", 401);

    assertThat(looked(DiscordStandIn.TOKEN, List.of()))
        .singleElement()
        .asString()
        .startsWith(
            "✗ Discord token · Something between the bot and Discord answered with status 401.")
        .doesNotContain("refuses the bot's token");
  }

  @Test
  void whoIsAskedToSlowDownDoes() throws Exception {
    discord.answersNext(
        "GET users/@me", 429, Json.object().put("retry_after", 2.5), Map.of("Retry-After", "3"));

    assertThat(looked(DiscordStandIn.TOKEN, List.of()))
        .singleElement()
        .asString()
        .startsWith("? Discord token · ")
        .endsWith("Try again in 3 seconds.");
  }

  private String ofRenders() throws Exception {
    List<String> lines = looked(DiscordStandIn.TOKEN, List.of(), RENDERS);
    return lines.get(lines.size() - 1);
  }

  private List<String> looked(String token, List<String> guilds, String... channels)
      throws Exception {
    List<Channel> watched =
        Stream.of(channels).map(id -> new Channel(Platform.DISCORD, id)).toList();
    return new DiscordCheck(
            new DiscordSettings(Secret.of(token), guilds, discord.apiUrl()),
            http,
            CompletableFuture.completedFuture(watched))
        .begin().get(20, SECONDS).stream().map(DiscordCheckTest::line).toList();
  }

  private static String line(CheckResult check) {
    return "%s %s · %s %s"
        .formatted(check.status().mark(), check.name(), check.finding(), check.remedy())
        .strip();
  }
}
