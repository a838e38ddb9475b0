package bot.klingbalance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.command.BotCommands;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.SubcommandSpec;
import bot.klingbalance.crash.MovedClock;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.SlackAdapter;
import bot.klingbalance.slack.SlackSettings;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.slack.standin.SignedPost;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real adapter, at both of its doors, whatever Slack or somebody else sends there. */
class SlackFuzzTest {
  private static final String SIGNING_SECRET = "signing-secret-of-the-tests";
  private static final int SLOWNESS = 10;

  /** How wrong a status may be: a refusal, and never a failure of the bot. */
  private static final List<Integer> STATUSES = List.of(200, 400, 401, 404, 405, 413);

  private static final String WARNING = Chats.WARNING.id().value();
  private static final String HELP = command("/kling-balance", "help");

  private static final String FORM =
      """
      {"type": "view_submission", "user": {"id": "U0MEMBER", "username": "anna"},
       "team": {"id": "T0TEAM"}, "trigger_id": "TRIGGER",
       "view": {"id": "VONCE", "type": "modal", "callback_id": "kling-watch-add",
        "private_metadata":
         "{\\"channel\\":\\"C0CHANNEL\\",\\"response_url\\":\\"RESPONSE_URL\\",\\"since\\":NOW}",
        "state": {"values": {
         "accounts": {"kling-field:accounts": {"type": "multi_static_select", "selected_options":
          [{"value": "all"}, {"value": "studio@example.com"}]}},
         "below": {"kling-field:below": {"type": "plain_text_input", "value": "10%"}},
         "at": {"kling-field:at": {"type": "timepicker", "selected_time": "08:30"}},
         "in": {"kling-field:in": {"type": "external_select", "selected_option":
          {"value": "Europe/Berlin"}}}}}}}
      """;

  private static final String ZONES =
      """
      {"type": "block_suggestion", "user": {"id": "U0MEMBER"}, "team": {"id": "T0TEAM"},
       "action_id": "kling-field:in", "block_id": "in", "value": "berl",
       "view": {"id": "V1", "type": "modal", "callback_id": "kling-watch-add"}}
      """;

  private final MovedClock clock = new MovedClock(Duration.ZERO);
  private final OkHttpClient http = new OkHttpClient();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Chats.Defects defects = new Chats.Defects();
  private FakeSlack slack;
  private SlackAdapter adapter;
  private int happened;

  @BeforeEach
  void open() throws Exception {
    slack = new FakeSlack(clock);
    slack.keepsNoRecords();
    slack.hasUser("U0MEMBER", "{\"id\":\"U0MEMBER\",\"team_id\":\"T0TEAM\"}");
    adapter =
        new SlackAdapter(
            new SlackSettings(
                Secret.of("xoxb-1"),
                Optional.of(Secret.of("xapp-1")),
                Optional.of(Secret.of(SIGNING_SECRET)),
                0,
                "127.0.0.1",
                slack.apiUrl()),
            Chats.dispatcher(clock),
            http,
            clock);
    adapter.start().get(60, TimeUnit.SECONDS);
    slack.socketMode().awaitSession();
  }

  @AfterEach
  void close() {
    adapter.close();
    slack.close();
    defects.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  @Test
  void whateverComesThroughTheSocketTheNextEnvelopeIsAcknowledged() {
    List<String> envelopes =
        Stream.of(
                commands().map(payload -> envelope("slash_commands", payload)),
                interactions().map(payload -> envelope("interactive", payload)),
                Stream.of("{\"type\":\"hello\",\"num_connections\":1}"))
            .flatMap(each -> each)
            .toList();
    Fuzzing.ofSlow(
        "Slack's socket",
        SLOWNESS,
        mutation -> happening(mutation.of(envelopes)),
        text -> {
          slack.socketMode().send(text);
          String next = "next-" + happened;
          JsonObject help = JsonParser.parseString(happening(HELP)).getAsJsonObject();
          slack.socketMode().hands("slash_commands", help, next);
          boolean isAcknowledged = slack.socketMode().forgetAcknowledgementsUntil(next) > 0;
          assertThat(defects.next()).isEmpty();
          return isAcknowledged;
        });
  }

  @Test
  void whateverComesThroughTheHttpDoorIsAnsweredWithAStatusThatFits() {
    List<String> payloads = Stream.concat(commands(), interactions()).toList();
    List<String> forms =
        Stream.concat(commands().map(SlackFuzzTest::form), Stream.of("ssl_check=1")).toList();
    Fuzzing.ofSlow(
        "Slack's HTTP door",
        SLOWNESS,
        mutation ->
            mutation.any(List.of(true, false))
                ? form(happening(mutation.of(payloads)))
                : happening(mutation.of(forms)),
        body -> {
          String now = Long.toString(clock.instant().getEpochSecond());
          HttpResponse<String> answer = posted(body, now, signature(now, body));
          assertThat(answer.statusCode()).isIn(STATUSES);
          assertThat(answer.body()).doesNotContain(SIGNING_SECRET, "xoxb-1", "\tat ");
          assertThat(defects.next()).isEmpty();
          return answer.statusCode() == 200;
        });
  }

  @Test
  void whateverIsSignedWronglyIsLetIntoNobodysHands() {
    String body = form(happening(HELP));
    Fuzzing.ofSlow(
        "Slack's signatures",
        SLOWNESS,
        mutation -> {
          String now = Long.toString(clock.instant().getEpochSecond());
          return List.of(
              mutation.of(List.of(now, "0", "")), mutation.of(List.of(signature(now, body))));
        },
        headers -> {
          String time = visible(headers.get(0));
          String signature = visible(headers.get(1));
          boolean isRight = signature.equals(signature(time, body));
          int status = posted(body, time, signature).statusCode();
          assertThat(status).isIn(isRight ? STATUSES : List.of(401));
          assertThat(defects.next()).isEmpty();
          return status == 200;
        });
  }

  private HttpResponse<String> posted(String body, String time, String signature) throws Exception {
    URI door =
        URI.create("http://127.0.0.1:%d/slack/events".formatted(adapter.httpPort().orElseThrow()));
    return client.send(new SignedPost(body, time, signature).to(door), BodyHandlers.ofString());
  }

  /**
   * Something that happens now, and for the first time: what Slack delivers again is passed over.
   */
  private String happening(String text) {
    happened++;
    return text.replace("NOW", Long.toString(clock.instant().getEpochSecond()))
        .replace("ONCE", Integer.toString(happened))
        .replace("TRIGGER", slack.newTriggerId())
        .replace("RESPONSE_URL", slack.newResponseUrl());
  }

  private static Stream<String> commands() {
    Stream<String> balances =
        Stream.of("", "help", "studio@example.com", "<mailto:a@b.c|a@b.c> 30d");
    Stream<String> watches =
        Stream.of(
            "",
            "add",
            "add all below 10% at 09:00 in Asia/Kolkata",
            "add studio@example.com, <mailto:a@b.c|a@b.c> below 500",
            "list",
            "remove 1",
            "pause 2",
            "resume 999999999",
            "check",
            "resend",
            "doctor",
            "help");
    Stream<String> examples =
        BotCommands.SPECS.stream()
            .flatMap(
                spec ->
                    Stream.concat(Chats.examples(spec), subcommands(spec))
                        .map(text -> command(spec.typedName(), text)));
    return Stream.of(
            balances.map(text -> command("/kling-balance", text)),
            watches.map(text -> command("/kling-watch", text)),
            examples,
            Stream.of(command("/kling-unknown", "help")))
        .flatMap(each -> each);
  }

  private static Stream<String> subcommands(CommandSpec spec) {
    return spec.subcommands().stream().map(SubcommandSpec::name);
  }

  private static String command(String name, String text) {
    return """
        {"command": "%s", "text": "%s", "user_id": "U0MEMBER",
         "user_name": "anna", "channel_id": "C0CHANNEL", "team_id": "T0TEAM",
         "trigger_id": "TRIGGER", "response_url": "RESPONSE_URL"}
        """
        .formatted(name, text);
  }

  private static Stream<String> interactions() {
    Stream<String> buttons =
        Chats.buttons().map("\"type\": \"button\", \"value\": \"%s\""::formatted);
    Stream<String> menu =
        Stream.of("snooze-1d:", "snooze-3d:", "snooze-grant:")
            .map(
                verb ->
                    "\"type\": \"static_select\", \"selected_option\": {\"value\": \"%s\"}"
                        .formatted(verb + WARNING));
    return Stream.of(
            buttons.map(SlackFuzzTest::press),
            menu.map(SlackFuzzTest::press),
            Stream.of(FORM, ZONES))
        .flatMap(each -> each);
  }

  private static String press(String action) {
    return """
        {"type": "block_actions", "user": {"id": "U0MEMBER", "username": "anna"},
         "team": {"id": "T0TEAM"}, "trigger_id": "TRIGGER", "response_url": "RESPONSE_URL",
         "container": {"type": "message", "message_ts": "ONCE.5", "channel_id": "C0CHANNEL"},
         "message": {"text": "x", "blocks": [{"type": "section"}]},
         "actions": [{"action_id": "kling:0", %s}]}
        """
        .formatted(action);
  }

  private static String envelope(String type, String payload) {
    return """
        {"type": "%s", "envelope_id": "mutated", "accepts_response_payload": true, "payload": %s}
        """
        .formatted(type, payload);
  }

  /** As Slack posts it: commands member by member, anything else as one member. */
  private static String form(String payload) {
    try {
      Map<String, JsonElement> command = JsonParser.parseString(payload).getAsJsonObject().asMap();
      Map<String, String> members = new LinkedHashMap<>();
      command.forEach((name, value) -> members.put(name, value.getAsString()));
      return SignedPost.form(members);
    } catch (RuntimeException noCommand) {
      return "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
    }
  }

  /** Headers of HTTP hold no more than this; java.net.http itself refuses to send the rest. */
  private static String visible(String header) {
    return header.replaceAll("[^ -~]", "?").strip();
  }

  private static String signature(String time, String body) {
    return SignedPost.signature(body, time, SIGNING_SECRET);
  }
}
