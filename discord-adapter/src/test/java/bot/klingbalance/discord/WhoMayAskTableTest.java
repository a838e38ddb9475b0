package bot.klingbalance.discord;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PlatformUser;
import bot.klingbalance.command.SampleBot;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Guilds;
import bot.klingbalance.discord.standin.Interaction;
import bot.klingbalance.testing.AnswerTable;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Who is answered what on Discord, and from where: the table that people read before they trust.
 */
@Timeout(60)
class WhoMayAskTableTest {
  private static final Path TABLE = Path.of("src/test/resources/who-may-ask-on-discord.md");
  private static final String CHANNEL = Guilds.channelOf(DiscordStandIn.GUILD);
  private static final String SOMEBODY_ELSE = "700000000000000009";
  private static final List<String> THIS_SERVER = List.of(DiscordStandIn.GUILD);

  private final AnswerTable table = new AnswerTable("who, where");

  @Test
  void whoIsAnsweredWhatIsAsItIsWrittenDown() throws Exception {
    row("the owner of the server", Set.of(), List.of(), event -> {});
    row("who may manage the channel", Set.of(), List.of(), WhoMayAskTableTest::manager);
    row("a member", Set.of(), List.of(), WhoMayAskTableTest::member);
    row(
        "a member whom `managers` names",
        Set.of(Guilds.MEMBER),
        List.of(),
        WhoMayAskTableTest::member);
    row(
        "who may manage the channel, where `managers` names others",
        Set.of(SOMEBODY_ELSE),
        List.of(),
        WhoMayAskTableTest::manager);
    row(
        "a member, in a server of `discord.guilds`",
        Set.of(),
        THIS_SERVER,
        WhoMayAskTableTest::member);
    row("the owner of another server", Set.of(), THIS_SERVER, Circumstances::amongStrangers);
    row("a server that the bot is not in", Set.of(), List.of(), Circumstances::amongStrangers);
    row(
        "who installed the bot for themselves, in a direct message",
        Set.of(),
        List.of(),
        event -> Circumstances.outsideOfServers(event, 1));
    row(
        "who installed the bot for themselves, among friends",
        Set.of(),
        List.of(),
        event -> Circumstances.outsideOfServers(event, 2));
    row("a member, in a thread", Set.of(), List.of(), WhoMayAskTableTest::memberInThread);
    row("who may manage a hidden channel", Set.of(), List.of(), WhoMayAskTableTest::manager, true);

    table.isAsWrittenDown(TABLE);
  }

  private void row(
      String who, Set<String> managers, List<String> guilds, Consumer<ObjectNode> circumstances)
      throws Exception {
    row(who, managers, guilds, circumstances, false);
  }

  private void row(
      String who,
      Set<String> managers,
      List<String> guilds,
      Consumer<ObjectNode> circumstances,
      boolean isHidden)
      throws Exception {
    SampleBot sample = sample(managers);
    try (DiscordStandIn discord = DiscordStandIn.open()) {
      if (isHidden) {
        discord.hidesChannels();
      }
      if (who.contains("another server")) {
        discord.hasServer(Circumstances.STRANGERS);
      }
      discord.members(circumstances);
      try (BotOnDiscord bot =
          new BotOnDiscord(discord, sample.dispatcher("key-of-the-buttons"), guilds).connected()) {
        table.row(who, cells(discord, sample.warning().id().value()));
        assertThat(bot.adapter().state().connectedSince()).isPresent();
      }
    }
  }

  private static SampleBot sample(Set<String> managers) {
    return new SampleBot(
        new Channel(Platform.DISCORD, CHANNEL),
        Set.copyOf(managers.stream().map(id -> new PlatformUser(Platform.DISCORD, id)).toList()),
        BotOnDiscord.clock());
  }

  private static List<AnswerTable.Cell> cells(DiscordStandIn discord, String warning) {
    return List.of(
        cell("/kling-balance", discord.types(""), "studio@example.com"),
        cell("/kling-balance studio@example.com", discord.types("studio@example.com"), "560"),
        cell(
            "/kling-balance boss@elsewhere.example",
            discord.types("boss@elsewhere.example"),
            "no such answer"),
        cell("/kling-usage", discord.usage(""), "280 credits spent"),
        cell(
            "/kling-usage boss@elsewhere.example",
            discord.usage("boss@elsewhere.example"),
            "no such answer"),
        cell("a completion", discord.beginsToType("stu"), "studio@example.com"),
        cell("/kling-watch list", discord.watches("list"), "below 500"),
        cell(
            "/kling-watch add low@example.com",
            discord.watches("add", "accounts", "low@example.com"),
            "This channel is warned of"),
        cell("/kling-watch doctor", discord.watches("doctor"), "Connected"),
        cell("Refresh", discord.presses("1001", "refresh:all"), "studio@example.com"),
        cell(
            "Refresh of usage",
            discord.presses("1006", "usage-refresh-all:7d"),
            "280 credits spent"),
        cell("Share", discord.presses("1002", "share:all"), "•••"),
        cell("Watch here", discord.presses("1003", "watch:all"), "Warn this channel"),
        cell("Refresh of a warning", discord.presses("1004", "reread:" + warning), "As of "),
        cell("Snooze", discord.presses("1005", "snooze-1d:" + warning), "Snoozed"));
  }

  private static AnswerTable.Cell cell(String question, Interaction interaction, String right) {
    return new AnswerTable.Cell(
        question, interaction.answer().toString().replaceAll("[\\\\\\\\]+", ""), right);
  }

  private static void member(ObjectNode event) {
    permissions(event, 0);
  }

  private static void manager(ObjectNode event) {
    permissions(event, Permission.MANAGE_CHANNEL.getRawValue());
  }

  private static void permissions(ObjectNode event, long permissions) {
    event.withObjectProperty("member").put("permissions", Long.toString(permissions));
  }

  private static void memberInThread(ObjectNode event) {
    member(event);
    Circumstances.inThread(event);
  }
}
