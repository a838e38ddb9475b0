package bot.klingbalance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.crash.MovedClock;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.SlackAdapter;
import bot.klingbalance.slack.SlackSettings;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.slack.standin.SignedPost;
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

  private final MovedClock clock = new MovedClock(Duration.ZERO);
  private final OkHttpClient http = new OkHttpClient();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Chats.Defects defects = new Chats.Defects();
  private FakeSlack slack;
  private SlackAdapter adapter;
  private int sent;

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
                slack.apiUrl()),
            Chats.desk(clock),
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
        List.of(
            envelope("slash_commands", command()),
            envelope("interactive", press()),
            envelope("interactive", submission()),
            "{\"type\":\"hello\",\"num_connections\":1}");
    Fuzzing.ofSlow(
        "Slack's socket",
        SLOWNESS,
        mutation -> mutation.of(envelopes),
        text -> {
          slack.socketMode().send(text);
          String next = "next-" + sent++;
          slack
              .socketMode()
              .hands("slash_commands", JsonParser.parseString(command()).getAsJsonObject(), next);
          slack.socketMode().forgetAcknowledgementsUntil(next);
          assertThat(defects.next()).isEmpty();
          return true;
        });
  }

  @Test
  void whateverComesThroughTheHttpDoorIsAnsweredWithAStatusThatFits() {
    Fuzzing.ofSlow(
        "Slack's HTTP door",
        SLOWNESS,
        mutation -> mutation.of(List.of(form(command()), form(press()), "ssl_check=1")),
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
    String body = form(command());
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

  private String command() {
    return """
        {"command": "/kling-balance", "text": "studio@example.com", "user_id": "U0MEMBER",
         "user_name": "anna", "channel_id": "C0CHANNEL", "team_id": "T0TEAM",
         "trigger_id": "%s", "response_url": "%s"}
        """
        .formatted(slack.newTriggerId(), slack.newResponseUrl());
  }

  private String press() {
    return """
        {"type": "block_actions", "user": {"id": "U0MEMBER"}, "team": {"id": "T0TEAM"},
         "trigger_id": "%s", "response_url": "%s",
         "container": {"type": "message", "message_ts": "1.5", "channel_id": "C0CHANNEL"},
         "message": {"text": "x", "blocks": [{"type": "section"}]},
         "actions": [{"action_id": "kling:0", "type": "button", "value": "refresh:all"}]}
        """
        .formatted(slack.newTriggerId(), slack.newResponseUrl());
  }

  private static String submission() {
    return """
        {"type": "view_submission", "user": {"id": "U0MEMBER"}, "team": {"id": "T0TEAM"},
         "view": {"id": "V1", "callback_id": "kling-watch-add", "private_metadata": "{}",
          "state": {"values": {"accounts": {"field:accounts": {"type": "plain_text_input",
           "value": "all"}}}}}}
        """;
  }

  private static String envelope(String type, String payload) {
    return """
        {"type": "%s", "envelope_id": "mutated", "accepts_response_payload": true, "payload": %s}
        """
        .formatted(type, payload);
  }

  /** As Slack posts it: commands member by member, anything else as one member. */
  private static String form(String payload) {
    var json = JsonParser.parseString(payload).getAsJsonObject();
    if (!json.has("command")) {
      return "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
    }
    Map<String, String> members = new LinkedHashMap<>();
    json.entrySet().forEach(each -> members.put(each.getKey(), each.getValue().getAsString()));
    return SignedPost.form(members);
  }

  /** Headers of HTTP hold no more than this; java.net.http itself refuses to send the rest. */
  private static String visible(String header) {
    return header.replaceAll("[^ -~]", "?").strip();
  }

  private static String signature(String time, String body) {
    return SignedPost.signature(body, time, SIGNING_SECRET);
  }
}
