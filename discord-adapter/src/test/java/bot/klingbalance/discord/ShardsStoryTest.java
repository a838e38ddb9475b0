package bot.klingbalance.discord;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Guilds;
import bot.klingbalance.discord.standin.Interaction;
import bot.klingbalance.testing.LogLines;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One bot in more servers than Discord would have in one session. */
@Timeout(60)
class ShardsStoryTest {
  /** A server of each of three shards. */
  private static final List<String> SERVERS =
      Stream.of(200_000_000_001L, 200_000_000_002L, 200_000_000_003L)
          .map(number -> Long.toString((number << 22) + 1))
          .toList();

  private static final String[] ALL_THREE = {"0 of 3", "1 of 3", "2 of 3"};

  private final DiscordStandIn discord = DiscordStandIn.open();
  private final FakeAccounts accounts = new FakeAccounts().with("studio@example.com", 560);

  @BeforeEach
  void hasServers() {
    SERVERS.forEach(discord::hasServer);
  }

  @AfterEach
  void closeDiscord() {
    discord.close();
  }

  @Test
  void oneBotHasASessionForEachShardAndAnswersInAllServers() throws Exception {
    discord.recommendsShards(3);
    try (LogLines log = LogLines.of("bot.klingbalance");
        BotOnDiscord bot = new BotOnDiscord(discord, accounts).connected()) {
      awaitShards(ALL_THREE);

      eachServerIsAnsweredOnce();
      assertThat(discord.sessionsBegun()).isEqualTo(3);
      assertThat(bot.adapter().state().connectedSince()).isPresent();
      assertThat(discord.requests()).filteredOn(request -> request.startsWith("PUT")).hasSize(1);
      assertThat(log.warnings()).isEmpty();
      assertThat(log.messages())
          .filteredOn(line -> line.startsWith("Connected to Discord as"))
          .hasSize(3)
          .contains("Connected to Discord as Kling Balance (shard 2 of 3).");
    }
  }

  @Test
  void eachNamedServerHasItsCommandsByItsShard() throws Exception {
    discord.recommendsShards(3);
    try (LogLines log = LogLines.of("bot.klingbalance");
        BotOnDiscord bot =
            new BotOnDiscord(discord, accounts, DiscordStandIn.TOKEN, SERVERS).connected()) {
      awaitShards(ALL_THREE);
      SERVERS.forEach(this::awaitCommands);

      assertThat(SERVERS)
          .allSatisfy(
              server -> assertThat(discord.commands(server)).hasSize(SlashCommands.all().size()));
      assertThat(discord.commands("global")).isEmpty();
      assertThat(log.warnings()).isEmpty();
      assertThat(bot.adapter().state().connectedSince()).isPresent();
    }
  }

  @Test
  void whereDiscordTakesNoFewerThereAreMoreFromThenOn() throws Exception {
    try (LogLines log = LogLines.of("bot.klingbalance");
        BotOnDiscord bot = new BotOnDiscord(discord, accounts).connected()) {
      assertThat(discord.openShards()).containsExactly("0 of 1");
      eachServerIsAnsweredOnce();
      discord.requiresShards(3);
      discord.closesWith(4011);
      awaitShards(ALL_THREE);

      eachServerIsAnsweredOnce();
      assertThat(bot.adapter().state().connectedSince()).isPresent();
      assertThat(log.warnings())
          .containsExactly(
              "Discord wants the bot's servers spread over more sessions (shards) than 1.");
    }
  }

  @Test
  void aLineThatIsCutLosesTheCommandsOfNoShard() throws Exception {
    discord.recommendsShards(3);
    try (BotOnDiscord bot = new BotOnDiscord(discord, accounts).connected()) {
      awaitShards(ALL_THREE);
      eachServerIsAnsweredOnce();
      discord.cutsTheLine();

      eachServerIsAnsweredOnce();
      assertThat(discord.sessionsBegun()).isEqualTo(3);
      assertThat(bot.adapter().state().lastError()).isPresent();
    }
  }

  /** A request that came is not done yet. */
  private void awaitCommands(String server) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (discord.commands(server).isEmpty() && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private void eachServerIsAnsweredOnce() {
    for (String server : SERVERS) {
      discord.members(event -> isIn(server, event));
      Interaction asked = discord.types("studio@example.com");
      asked.callback();
      assertThat(asked.unexpected()).isZero();
    }
  }

  private static void isIn(String server, ObjectNode event) {
    event.put("guild_id", server).put("channel_id", Guilds.channelOf(server));
  }

  private void awaitShards(String... shards) {
    while (!discord.openShards().equals(List.of(shards))) {
      discord.awaitAtGateway("identify");
    }
  }
}
