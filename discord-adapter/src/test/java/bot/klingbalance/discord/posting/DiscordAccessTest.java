package bot.klingbalance.discord.posting;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.chat.PostAccess.Denied;
import bot.klingbalance.chat.PostAccess.Granted;
import bot.klingbalance.chat.PostAccess.Limited;
import bot.klingbalance.chat.PostAccessContract;
import bot.klingbalance.chat.PostResult;
import bot.klingbalance.discord.DiscordBench;
import bot.klingbalance.discord.rendering.SampleWarning;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Guilds;
import bot.klingbalance.discord.standin.Interaction;
import bot.klingbalance.discord.standin.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a channel of Discord before anything is posted there, and what a post shows. */
class DiscordAccessTest extends PostAccessContract {
  private static final String SOME = "800000000000000015";
  private static final Channel RENDERS =
      new Channel(Platform.DISCORD, Guilds.channelOf(DiscordStandIn.GUILD));

  /** More than it takes to post anywhere. */
  private static final Set<Permission> ALL =
      EnumSet.of(
          Permission.VIEW_CHANNEL,
          Permission.MESSAGE_SEND,
          Permission.MESSAGE_SEND_IN_THREADS,
          Permission.MESSAGE_EMBED_LINKS,
          Permission.MESSAGE_ATTACH_FILES,
          Permission.MESSAGE_HISTORY,
          Permission.VOICE_CONNECT);

  private final DiscordBench bench = new DiscordBench();
  private final DiscordStandIn discord = bench.discord();

  @BeforeEach
  void allowEverything() {
    discord.letsTheBot(ALL.toArray(Permission[]::new));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Override
  protected ChatPort port() {
    return bench.port();
  }

  @Override
  protected Channel open() {
    return RENDERS;
  }

  @Override
  protected List<Channel> closed() {
    discord.hasChannel(SOME, 15, "ideas");
    discord.hasThread("800000000000000072", true, true);
    return List.of(
        channel(SOME),
        channel("800000000000000072"),
        channel("800000000000000404"),
        channel("renders"));
  }

  @Override
  protected void isInTrouble() {
    discord.answersNext("GET channels/.*", 502, Json.object(), Map.of());
  }

  @Override
  protected void asksToSlowDown() {
    discord.answersNext(
        "GET channels/.*", 429, Json.object().put("retry_after", 2.5), Map.of("Retry-After", "3"));
  }

  @Override
  protected int messages() {
    return discord.messages();
  }

  /** Text, voice, announcements, three kinds of thread, stages; then those that take none. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 5, 10, 11, 12, 13, 4, 6, 14, 15, 16})
  void aLookTellsWhatAPostComesToWhateverTheBotMayNot(int kind) throws Exception {
    hasChannel(kind);
    List<Set<Permission>> withheld = new ArrayList<>(List.of(Set.of()));
    ALL.forEach(each -> withheld.add(Set.of(each)));
    withheld.add(Set.of(Permission.MESSAGE_EMBED_LINKS, Permission.MESSAGE_ATTACH_FILES));
    withheld.add(Set.of(Permission.MESSAGE_EMBED_LINKS, Permission.MESSAGE_SEND));
    for (Set<Permission> each : withheld) {
      discord.forbidsTheBotInChannels(each.toArray(Permission[]::new));

      PostAccess access = look(channel(SOME));

      PostResult posted =
          port()
              .post(
                  channel(SOME),
                  SampleWarning.message(),
                  new DeliveryId("delivery-" + withheld.indexOf(each)))
              .get(20, TimeUnit.SECONDS);
      assertThat(posted instanceof PostResult.Posted)
          .as("kind %d without %s: %s, %s", kind, each, access, posted)
          .isEqualTo(access.mayPost());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, MESSAGE_SEND, Send Messages",
    "5, MESSAGE_SEND, Send Messages",
    "2, VOICE_CONNECT, Connect",
    "13, MESSAGE_SEND, Send Messages",
    "11, MESSAGE_SEND_IN_THREADS, Send Messages in Threads",
    "12, MESSAGE_SEND_IN_THREADS, Send Messages in Threads"
  })
  void theMissingPermissionIsNamed(int kind, Permission withheld, String name) throws Exception {
    hasChannel(kind);
    discord.forbidsTheBotInChannels(withheld);

    assertThat(look(channel(SOME)))
        .isEqualTo(
            new Denied(
                "The bot lacks a permission in the Discord channel %s: %s. Give it to the bot's role in the settings of the channel."
                    .formatted(SOME, name)));
  }

  @Test
  void whatTheLackOfReadMessageHistoryCostsIsTold() throws Exception {
    discord.forbidsTheBotInChannels(Permission.MESSAGE_HISTORY);

    assertThat(look(RENDERS))
        .isInstanceOfSatisfying(
            Limited.class,
            limited ->
                assertThat(limited.sentences())
                    .startsWith("The bot may post in #renders, but not read what it posted there: ")
                    .contains("waits until late in the evening", "Read Message History"));
  }

  @Test
  void whatAThreadIsLikeIsTold() throws Exception {
    discord.hasThread("800000000000000071", true, false);
    discord.hasThread("800000000000000072", false, true);

    assertThat(look(channel("800000000000000071")))
        .isEqualTo(
            new Limited("The thread #nightly is archived. The next warning opens it again."));
    assertThat(look(channel("800000000000000072"))).isInstanceOf(Denied.class);

    discord.letsTheBot(Permission.ADMINISTRATOR);
    assertThat(look(channel("800000000000000072")))
        .isEqualTo(new Granted("The bot may post in #nightly."));
  }

  @Test
  void anInteractionTellsOfItsChannelForAMomentAlsoOfAHiddenOne() throws Exception {
    discord.hidesChannels();
    discord.letsTheBot(Permission.MESSAGE_SEND);
    bench.connect();
    int before = discord.requests().size();
    Interaction unused = discord.watches("list");
    discord.awaitRequests("POST interactions/.*", 1);

    assertThat(look(RENDERS))
        .isInstanceOfSatisfying(
            Denied.class,
            denied ->
                assertThat(denied.sentences())
                    .contains(": View Channels, Embed Links, Attach Files."));
    assertThat(discord.requests().subList(before, discord.requests().size()))
        .noneMatch(request -> request.startsWith("GET channels"));

    discord.letsTheBotPost();
    bench.clock().move(Duration.ofSeconds(10));
    assertThat(look(RENDERS)).isEqualTo(new Granted("The bot may post in #renders."));
  }

  @Test
  void whetherTheBotIsInAPrivateThreadIsAsked() throws Exception {
    hasChannel(12);
    discord.hasChannel("800000000000000012", 12, "secret");
    discord.members(
        event -> {
          event.put("channel_id", "800000000000000012");
          event.withObjectProperty("channel").put("id", "800000000000000012").put("type", 12);
        });
    bench.connect();
    Interaction unused = discord.watches("list");
    discord.awaitRequests("POST interactions/.*", 1);

    assertThat(look(channel("800000000000000012")))
        .isInstanceOfSatisfying(
            Denied.class,
            denied ->
                assertThat(denied.sentences())
                    .endsWith("To let it into a private thread, mention it there."));
    assertThat(look(channel(SOME))).isEqualTo(new Granted("The bot may post in #some."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "0x10", "99999999999999999999"})
  void rightsThatAreOddAreAskedForWhereTheyAreNeeded(String odd) throws Exception {
    discord.members(event -> event.put("app_permissions", odd));
    bench.connect();
    Interaction unused = discord.watches("list");
    discord.awaitRequests("POST interactions/.*", 1);

    assertThat(look(RENDERS)).isEqualTo(new Granted("The bot may post in #renders."));
  }

  private void hasChannel(int kind) {
    discord.hasChannel(
        SOME,
        kind,
        "some",
        channel -> {
          if (kind >= 10 && kind <= 12) {
            channel.put("parent_id", RENDERS.id()).remove("permission_overwrites");
            channel.putObject("thread_metadata").put("archived", false).put("locked", false);
            channel.putObject("member").put("flags", 0);
          }
        });
  }

  private PostAccess look(Channel channel) throws Exception {
    return port().access(channel).get(20, TimeUnit.SECONDS);
  }

  private static Channel channel(String id) {
    return new Channel(Platform.DISCORD, id);
  }
}
