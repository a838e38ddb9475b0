package bot.klingbalance.crash;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.slack.standin.FakeSlack;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.LocalDate;

/** Somebody who presses buttons under warnings, on either platform. */
final class Member {
  private final World world;
  private int pressed;

  Member(World world) {
    this.world = world;
    world.slack.hasUser(
        "U0MEMBER", "{\"id\":\"U0MEMBER\",\"team_id\":\"%s\"}".formatted(FakeSlack.TEAM));
  }

  /**
   * Under the message of a delivery in Slack.
   *
   * @param verb such as {@code take}
   */
  void pressesOnSlack(String verb, String delivery) throws Exception {
    world.slack.socketMode().deliver("interactive", press(verb, delivery));
  }

  /** The same without waiting for an answer; false while the bot is not connected. */
  boolean handsOnSlack(String verb, String delivery) {
    return world.slack.socketMode().hands("interactive", press(verb, delivery), "press-" + pressed);
  }

  /** Under the daily message of a channel, without waiting for an answer. */
  boolean hands(String verb, Channel channel, LocalDate day, Ledger ledger) {
    String delivery = ledger.ofDaily(channel, day, "delivery");
    if (channel.equals(World.SLACK)) {
      return handsOnSlack(verb, delivery);
    }
    pressesOnDiscord(verb, delivery, ledger.ofDaily(channel, day, "message"));
    return true;
  }

  void pressesOnDiscord(String verb, String delivery, String message) {
    world.discord.presses(message, verb + ":" + delivery);
  }

  private JsonObject press(String verb, String delivery) {
    JsonObject press =
        JsonParser.parseString(
                """
                {"type": "block_actions", "user": {"id": "U0MEMBER", "name": "anna"},
                 "team": {"id": "%s"},
                 "container": {"type": "message", "message_ts": "1.%d", "channel_id": "%s"},
                 "actions": [{"action_id": "kling:0", "type": "button", "value": "%s:%s"}]}
                """
                    .formatted(FakeSlack.TEAM, ++pressed, FakeSlack.CHANNEL, verb, delivery))
            .getAsJsonObject();
    press.addProperty("response_url", world.slack.newResponseUrl());
    press.addProperty("trigger_id", world.slack.newTriggerId());
    return press;
  }
}
