package bot.klingbalance.slack;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PlatformUser;
import bot.klingbalance.command.SampleBot;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.slack.BotOnSlack.Acknowledgement;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.slack.standin.SignedPost;
import bot.klingbalance.testing.AnswerTable;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Who is answered what on Slack, and from where: the table that people read before they trust. */
final class WhoMayAskTableTest {
  private static final Path TABLE = Path.of("src/test/resources/who-may-ask-on-slack.md");
  private static final Channel CHANNEL = new Channel(Platform.SLACK, FakeSlack.CHANNEL);
  private static final String SOMEBODY_ELSE = "U0BOSS";

  private final AnswerTable table = new AnswerTable("who, where");

  @Test
  void whoIsAnsweredWhatIsAsItIsWrittenDown() throws Exception {
    row("a member", Circumstances.USUAL);
    row("a member whom `managers` names", Circumstances.USUAL.managedBy(BotOnSlack.MEMBER));
    row("a member, where `managers` names others", Circumstances.USUAL.managedBy(SOMEBODY_ELSE));
    row("a guest", Circumstances.USUAL.by(BotOnSlack.GUEST));
    row(
        "somebody of another organisation, by what Slack says of them",
        Circumstances.USUAL.where(
            slack -> slack.hasUser("U0MEMBER", "{\"id\":\"U0MEMBER\",\"team_id\":\"T0OTHER\"}")));
    row(
        "somebody of another organisation, in a shared channel",
        Circumstances.USUAL.where(
            slack -> slack.hasUser("U0MEMBER", "{\"id\":\"U0MEMBER\",\"is_stranger\":true}")));
    row("the command of another organisation", Circumstances.USUAL.sent("team_id", "T0OTHER"));
    row(
        "a member whom Slack never told of, while it is silent",
        Circumstances.USUAL.by("U0NEW").where(WhoMayAskTableTest::isSilent));
    row("a member of an hour ago, while Slack is silent", Circumstances.USUAL.knownBefore());
    row("a member, in a direct message", Circumstances.USUAL.sent("channel_id", "D0DIRECT"));
    row("a member, in another channel", Circumstances.USUAL.sent("channel_id", "C0ANOTHER"));

    table.isAsWrittenDown(TABLE);
  }

  /**
   * Who asks, and where.
   *
   * @param sent what stands in a command or a press in the place of the usual
   */
  private record Circumstances(
      String user,
      Set<String> managers,
      Map<String, String> sent,
      boolean isKnown,
      Consumer<FakeSlack> slack) {
    static final Circumstances USUAL =
        new Circumstances(BotOnSlack.MEMBER, Set.of(), Map.of(), false, slack -> {});

    Circumstances by(String other) {
      return new Circumstances(other, managers, sent, isKnown, slack);
    }

    Circumstances managedBy(String manager) {
      return new Circumstances(user, Set.of(manager), sent, isKnown, slack);
    }

    Circumstances where(Consumer<FakeSlack> other) {
      return new Circumstances(user, managers, sent, isKnown, other);
    }

    Circumstances sent(String member, String value) {
      return new Circumstances(user, managers, Map.of(member, value), isKnown, slack);
    }

    Circumstances knownBefore() {
      return new Circumstances(user, managers, sent, true, WhoMayAskTableTest::isSilent);
    }

    SampleBot bot() {
      Set<PlatformUser> users =
          Set.copyOf(managers.stream().map(id -> new PlatformUser(Platform.SLACK, id)).toList());
      Clock clock = Clock.fixed(SampleAccounts.NOW, ZoneOffset.UTC);
      return new SampleBot(CHANNEL, users, clock);
    }
  }

  private static void isSilent(FakeSlack slack) {
    for (int i = 0; i < 50; i++) {
      slack.answersNext("users.info", 500, "");
    }
  }

  private void row(String who, Circumstances in) throws Exception {
    SampleBot sample = in.bot();
    try (BotOnSlack bot = BotOnSlack.withHttp(sample.dispatcher("key-of-the-buttons"))) {
      if (in.isKnown()) {
        bot.answerTo(in.user(), "help");
        bot.clock.move(Duration.ofHours(2));
      }
      in.slack().accept(bot.slack);
      String warning = sample.warning().id().value();
      bot.slack.refusesNext("views.open", "internal_error");
      table.row(
          who,
          List.of(
              asked(bot, in, "/kling-balance", "", "studio@example.com"),
              asked(bot, in, "/kling-balance", "studio@example.com", "560"),
              asked(bot, in, "/kling-balance", "boss@elsewhere.example", "no such answer"),
              asked(bot, in, "/kling-usage", "", "280 credits spent"),
              asked(bot, in, "/kling-usage", "boss@elsewhere.example", "no such answer"),
              asked(bot, in, "/kling-watch", "list", "below 500"),
              asked(bot, in, "/kling-watch", "add low@example.com", "This channel is warned of"),
              asked(bot, in, "/kling-watch", "doctor", "Connected."),
              pressed(bot, in, "Refresh", "refresh:all", "studio@example.com"),
              pressed(bot, in, "Refresh of usage", "usage-refresh-all:7d", "280 credits spent"),
              pressed(bot, in, "Share", "share:all", "•••"),
              pressed(bot, in, "Watch here", "watch:all", "The form did not open"),
              pressed(bot, in, "Refresh of a warning", "reread:" + warning, "As of "),
              pressed(bot, in, "Snooze", "snooze-1d:" + warning, "Snoozed")));
    }
  }

  private AnswerTable.Cell asked(
      BotOnSlack bot, Circumstances in, String command, String typed, String right)
      throws Exception {
    Map<String, String> form = new HashMap<>(bot.command(in.user(), typed));
    form.put("command", command);
    form.putAll(in.sent());
    Acknowledgement acknowledged = bot.send(SignedPost.form(form));
    return new AnswerTable.Cell(
        (command + " " + typed).strip(), words(bot.answerTo(acknowledged)), right);
  }

  private AnswerTable.Cell pressed(
      BotOnSlack bot, Circumstances in, String button, String code, String right) throws Exception {
    JsonObject press = bot.press(in.user(), code);
    if (in.sent().containsKey("team_id")) {
      press.getAsJsonObject("team").addProperty("id", in.sent().get("team_id"));
    }
    if (in.sent().containsKey("channel_id")) {
      press.getAsJsonObject("container").addProperty("channel_id", in.sent().get("channel_id"));
    }
    bot.send(SignedPost.form(Map.of("payload", press.toString())));
    return new AnswerTable.Cell(button, words(bot.slack.nextAnswer()), right);
  }

  private static String words(JsonObject answer) {
    return answer.get("text").getAsString() + " " + answer.get("blocks");
  }
}
