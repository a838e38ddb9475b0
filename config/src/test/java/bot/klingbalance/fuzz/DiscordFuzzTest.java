package bot.klingbalance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

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
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real adapter and the real JDA, whatever Discord's gateway tells them of. */
class DiscordFuzzTest {
  private static final int SLOWNESS = 10;

  private final MovedClock clock = new MovedClock(Duration.ZERO);
  private final OkHttpClient http = new OkHttpClient();
  private final DiscordStandIn discord = DiscordStandIn.open(clock);
  private final Chats.Defects defects = new Chats.Defects();
  private final DiscordAdapter adapter =
      new DiscordAdapter(
          new DiscordSettings(Secret.of(DiscordStandIn.TOKEN), List.of(), discord.apiUrl()),
          Chats.desk(clock),
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
        List.of(discord.typingAsWritten("studio@example.com"), discord.pressAsWritten("share:all"));
    Fuzzing.ofSlow(
        "Discord's interactions",
        SLOWNESS,
        mutation -> mutation.of(interactions),
        text -> {
          Optional<JsonNode> event = parsed(text);
          event.ifPresent(discord::happens);
          Interaction next = discord.types("help");
          assertThat(next.callback().body().toString()).contains("help");
          discord.forgets(next);
          assertThat(defects.next()).isEmpty();
          return event.isPresent();
        });
  }

  /** What is no JSON breaks off the line, as it should: only what is can be told on. */
  private static Optional<JsonNode> parsed(String text) {
    try {
      return Optional.of(Json.parse(text)).filter(JsonNode::isObject);
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }
}
