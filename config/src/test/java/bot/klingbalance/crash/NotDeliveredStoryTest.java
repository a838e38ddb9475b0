package bot.klingbalance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.discord.standin.Json;
import bot.klingbalance.slack.standin.FakeSlack;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program, and two channels to which the daily message cannot be brought. */
class NotDeliveredStoryTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-24");
  private static final Instant NOON_BEFORE = Instant.parse("2026-11-23T11:00:00Z");
  private static final Instant JUST_BEFORE_NINE = Instant.parse("2026-11-24T07:59:59Z");

  @TempDir private Path folder;

  @Test
  void whoAsksForTheWatchesIsToldWhatCouldNotBeDeliveredAndWhatToDo() throws Exception {
    List<Channel> both = List.of(World.SLACK, World.DISCORD);
    try (World world = new World(folder, NOON_BEFORE, both)) {
      world.takesInItsSettings();
      world.clock.moveTo(JUST_BEFORE_NINE);
      world.slack.refusesNext("chat.postMessage", "channel_not_found");
      world.discord.answersNext(
          "POST channels/.*",
          404,
          Json.object().put("code", 10003).put("message", "Unknown Channel"),
          Map.of());
      try (BotProcess bot = world.startBot()) {
        world.awaitConnected();
        Ledger ledger = Ledger.of(world.database());
        world.await(() -> ledger.allAreSettledOn(DAY, both.size()), bot);

        assertThat(listOnSlack(world))
            .contains("Not delivered: the warning of", "24 November", "/invite");
        assertThat(listOnDiscord(world))
            .contains("Not delivered: the warning of", "24 November", "it was deleted");
      }
    }
  }

  private static String listOnSlack(World world) throws Exception {
    world.slack.hasUser("U0MEMBER", "{\"id\":\"U0MEMBER\",\"team_id\":\"T0TEAM\"}");
    JsonObject command = new JsonObject();
    Map.of(
            "command",
            "/kling-watch",
            "text",
            "list",
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

  private static String listOnDiscord(World world) {
    var asked = world.discord.watches("list");
    String first = asked.callback().body().toString();
    return first.contains("Not delivered") ? first : asked.edit().toString();
  }
}
