package bot.klingbalance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.command.BotCommands;
import bot.klingbalance.crash.MovedClock;
import bot.klingbalance.discord.DiscordAdapter;
import bot.klingbalance.discord.DiscordSettings;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Interaction;
import bot.klingbalance.discord.standin.Json;
import bot.klingbalance.secret.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real adapter and the real JDA, whatever Discord's gateway tells them of. */
class DiscordFuzzTest {
  private static final int SLOWNESS = 10;
  private static final int COMMAND = 2;
  private static final int COMPONENT = 3;
  private static final int COMPLETION = 4;
  private static final int FORM = 5;

  private static final String FORM_SENT_OFF =
      """
      {"custom_id": "kling-watch-add:700000000000000001", "components": [
        {"type": 18, "component": {"type": 3, "custom_id": "accounts", "values": ["all"]}},
        {"type": 18, "component": {"type": 4, "custom_id": "below", "value": "much"}},
        {"type": 18, "component": {"type": 4, "custom_id": "at", "value": "9am"}},
        {"type": 18, "component": {"type": 4, "custom_id": "in", "value": "Berlin"}},
        {"type": 18, "component": {"type": 4, "custom_id": "on", "value": ""}}]}
      """;

  /** As an older version of Discord's modals had them: rows instead of labels. */
  private static final String FORM_IN_ROWS =
      """
      {"custom_id": "kling-watch-add", "components": [{"type": 1, "components": [
        {"type": 4, "custom_id": "accounts", "value": "all"}]}]}
      """;

  private final MovedClock clock = new MovedClock(Duration.ZERO);
  private final OkHttpClient http = new OkHttpClient();
  private final DiscordStandIn discord = DiscordStandIn.open(clock);
  private final Chats.Defects defects = new Chats.Defects();
  private final DiscordAdapter adapter =
      new DiscordAdapter(
          new DiscordSettings(Secret.of(DiscordStandIn.TOKEN), List.of(), discord.apiUrl()),
          Chats.dispatcher(clock),
          http,
          clock);

  @BeforeEach
  void open() throws Exception {
    discord.keepsNoRecords();
    adapter.start().get(60, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() {
    adapter.close();
    discord.close();
    defects.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  @Test
  void whateverIsSaidToHaveHappenedTheNextQuestionIsAnswered() {
    List<String> interactions =
        Stream.of(
                commands().map(data -> discord.asWritten(COMMAND, data)),
                completions().map(data -> discord.asWritten(COMPLETION, data)),
                components().map(data -> discord.asWritten(COMPONENT, data)),
                Stream.of(FORM_SENT_OFF, FORM_IN_ROWS).map(data -> discord.asWritten(FORM, data)),
                Stream.of(
                    discord.asWritten(
                        COMPONENT, "{\"component_type\": 2, \"custom_id\": \"form-again:1\"}")))
            .flatMap(each -> each)
            .toList();
    Fuzzing.ofSlow(
        "Discord's interactions",
        SLOWNESS,
        mutation -> spoilt(mutation, interactions),
        event -> {
          discord.happens(event);
          Interaction next = discord.types("help");
          assertThat(next.callback().body().toString()).contains("help");
          discord.forgets(next);
          assertThat(defects.next()).isEmpty();
          return true;
        });
  }

  /** What is no JSON breaks off the line, as it should: only what is can be told on. */
  private static JsonNode spoilt(Mutation mutation, List<String> interactions) {
    return Stream.generate(() -> parsed(mutation.of(interactions)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private static Optional<JsonNode> parsed(String text) {
    try {
      return Optional.of(Json.parse(text)).filter(JsonNode::isObject);
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static Stream<String> commands() {
    Stream<String> samples =
        Stream.of(
            command("kling-balance", option(3, "email", "\"studio@example.com\"")),
            command(
                "kling-balance",
                option(3, "email", "\"<mailto:a@b.c|a@b.c>\"") + "," + option(4, "days", "30")),
            watch(
                "add",
                option(3, "accounts", "\"all\"")
                    + ","
                    + option(3, "below", "\"10%\"")
                    + ","
                    + option(3, "at", "\"09:00\"")
                    + ","
                    + option(3, "in", "\"Asia/Kolkata\"")),
            watch("add", option(3, "accounts", "\"studio@example.com, b@example.com\"")),
            watch("list", ""),
            watch("remove", option(4, "number", "1")),
            watch("pause", option(4, "number", "2")),
            watch("resume", option(4, "number", "999999999")),
            watch("check", ""),
            watch("resend", ""),
            watch("doctor", ""),
            watch("help", ""));
    Stream<String> bare =
        BotCommands.SPECS.stream()
            .flatMap(
                spec ->
                    Stream.concat(
                        Stream.of(command(spec.name(), "")),
                        spec.subcommands().stream()
                            .map(each -> command(spec.name(), subcommand(each.name(), "")))));
    return Stream.of(samples, bare, Stream.of(command("kling-unknown", ""))).flatMap(each -> each);
  }

  private static Stream<String> completions() {
    return Stream.of(
        command("kling-balance", beingTyped("email", "stu")),
        watch("add", beingTyped("accounts", "a")),
        watch("add", option(3, "accounts", "\"all\"") + "," + beingTyped("in", "berl")));
  }

  /** Buttons, and a menu, of which this bot makes none. */
  private static Stream<String> components() {
    Stream<String> buttons =
        Chats.buttons().map("{\"component_type\": 2, \"custom_id\": \"%s\"}"::formatted);
    return Stream.concat(
        buttons, Stream.of("{\"component_type\": 3, \"custom_id\": \"x\", \"values\": [\"a\"]}"));
  }

  private static String watch(String subcommand, String options) {
    return command("kling-watch", subcommand(subcommand, options));
  }

  private static String subcommand(String name, String options) {
    return "{\"type\": 1, \"name\": \"%s\", \"options\": [%s]}".formatted(name, options);
  }

  private static String command(String name, String options) {
    return "{\"type\": 1, \"id\": \"600000000000000001\", \"name\": \"%s\", \"options\": [%s]}"
        .formatted(name, options);
  }

  private static String beingTyped(String name, String part) {
    return option(3, name, "\"%s\", \"focused\": true".formatted(part));
  }

  private static String option(int type, String name, String value) {
    return "{\"type\": %d, \"name\": \"%s\", \"value\": %s}".formatted(type, name, value);
  }
}
