package bot.klingbalance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.slack.standin.FakeSlack;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program, and two channels that the bot may not post in until somebody mends that. */
class ClosedChannelStoryTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-24");
  private static final Instant NOON_BEFORE = Instant.parse("2026-11-23T11:00:00Z");
  private static final Instant JUST_BEFORE_NINE = Instant.parse("2026-11-24T07:59:59Z");

  @TempDir private Path folder;

  @Test
  void whoAddsAWatchThereIsToldAndGetsTodaysWarningOnceTheChannelIsOpen() throws Exception {
    List<Channel> both = List.of(World.SLACK, World.DISCORD);
    try (World world = new World(folder, NOON_BEFORE, both)) {
      world.slack.hasUser("U0MEMBER", "{\"id\":\"U0MEMBER\",\"team_id\":\"T0TEAM\"}");
      world.takesInItsSettings();
      world.clock.moveTo(JUST_BEFORE_NINE);
      world.slack.hasChannelWithoutTheBot(FakeSlack.CHANNEL);
      world.discord.forbidsTheBotInChannels("MESSAGE_SEND");
      try (BotProcess bot = world.startBot()) {
        world.awaitConnected();
        assertThat(onSlack(world, "add all"))
            .contains("This channel is warned of", "The bot cannot post here yet.", "/invite");
        assertThat(onDiscord(world, "add", "accounts", "all"))
            .contains("This channel is warned of", "The bot cannot post here yet.")
            .contains(": Send Messages. Give it to the bot's role");

        Ledger ledger = Ledger.of(world.database());
        world.await(() -> ledger.allAreSettledOn(DAY, both.size()), bot);
        assertThat(onSlack(world, "list")).contains("Not delivered: the warning of", "/invite");
        assertThat(onDiscord(world, "list"))
            .contains("Not delivered: the warning of", ": Send Messages. Give it");
        assertThat(bot.lastWords())
            .contains("is set aside (not_in_channel): The bot is not in the channel.")
            .containsPattern("is set aside \\(50013\\): .* Send Messages\\.");
        assertThat(onDiscord(world, "resend")).contains("the bot still cannot post here");

        world.slack.invitesTheBot(FakeSlack.CHANNEL);
        world.discord.forbidsTheBotNothingInChannels();
        assertThat(onSlack(world, "resend")).contains("Sent again: the warning of Tuesday 24 Nov");
        assertThat(onDiscord(world, "resend"))
            .contains("Sent again: the warning of Tuesday 24 November.");

        world.await(() -> posted(world).equals(List.of(1L, 1L)), bot);
        world.await(() -> ledger.allAreSettledOn(DAY, both.size()), bot);
        assertThat(onSlack(world, "resend")).contains("Nothing was left undelivered today.");
        assertThat(onDiscord(world, "resend")).contains("Nothing was left undelivered today.");
        assertThat(posted(world)).containsExactly(1L, 1L);
      }
    }
  }

  private static List<Long> posted(World world) {
    return List.of(
        (long) world.slack.channel().size(), world.discord.messagesIn(World.DISCORD.id()));
  }

  private static String onSlack(World world, String text) throws Exception {
    JsonObject command = new JsonObject();
    Map.of(
            "command",
            "/kling-watch",
            "text",
            text,
            "user_id",
            "U0MEMBER",
            "user_name",
            "anna",
            "channel_id",
            FakeSlack.CHANNEL,
            "team_id",
            FakeSlack.TEAM,
            "trigger_id",
            world.slack.newTriggerId(),
            "response_url",
            world.slack.newResponseUrl())
        .forEach(command::addProperty);
    JsonObject atOnce = world.slack.socketMode().deliver("slash_commands", command).payload();
    return (atOnce.size() == 0 ? world.slack.nextAnswer() : atOnce).toString();
  }

  private static String onDiscord(World world, String subcommand, String... options) {
    var asked = world.discord.watches(subcommand, options);
    String first = asked.callback().body().toString();
    return first.contains("Kling watch") ? first : asked.edit().toString();
  }
}
