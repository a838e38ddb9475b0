package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.Nothing;
import bot.klingbalance.replica.Claims;
import bot.klingbalance.replica.RecognisedPeople;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.blockkit.BlockKit;
import bot.klingbalance.slack.connection.ConnectionHealth;
import bot.klingbalance.slack.webapi.WebApi;
import com.google.gson.JsonObject;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.util.json.GsonFactory;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when more answers are pending than fit into memory. */
final class TooManyAnswersTest {
  private static final Secret TOKEN = Secret.of(BotOnSlack.BOT_TOKEN);

  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final OkHttpClient http = new OkHttpClient();
  private final CompletableFuture<Reply> slow = new CompletableFuture<>();
  private BotOnSlack bot;
  private WebApi api;
  private PendingRequests questions;
  private BlockSupport blocks;

  @BeforeEach
  void open() throws Exception {
    bot = BotOnSlack.withHttp();
    api = new WebApi(http, HttpUrl.get(bot.slack.apiUrl()));
    Members members =
        new Members(
            new Members.Says(api, TOKEN, new ConnectionHealth(bot.clock)),
            new Workspace("", ""),
            RecognisedPeople.ALONE,
            bot.clock);
    blocks = new BlockSupport(new BlockKit(bot.dispatcher.buttons()::code));
    FollowUpAnswers answers =
        new FollowUpAnswers(http, blocks, BotOnSlack.QUICK.resends(), timer, bot.clock);
    questions =
        new PendingRequests(
            members,
            answers,
            new ResponseHosts(HttpUrl.get(bot.slack.apiUrl())),
            Claims.ALONE,
            bot.clock);
  }

  @AfterEach
  void close() {
    bot.close();
    timer.shutdownNow();
    http.dispatcher().executorService().shutdown();
  }

  @Test
  void aQuestionIsTurnedAwayUntilThereIsRoomAgain() {
    assertThat(taken()).isEqualTo(5_000);
    assertThat(questions.haveRoom()).isFalse();

    slow.complete(new Nothing());

    assertThat(questions.haveRoom()).isTrue();
  }

  @Test
  void aFormStaysOpenAndAsksForNothing() throws Exception {
    JsonObject form = bot.isGivenTheForm(BotOnSlack.MEMBER);
    int asked = bot.slack.calls("users.info").size();
    assertThat(taken()).isPositive();

    String response =
        new FormHandlers(bot.dispatcher, questions, api, TOKEN, bot.clock)
            .sent(payload(bot.submission(BotOnSlack.MEMBER, form, Map.of("accounts", "all"))))
            .getBody();

    assertThat(response).contains("\"response_action\":\"errors\"", "Try again in a minute");
    assertThat(bot.slack.calls("users.info")).hasSize(asked);
  }

  @Test
  void aPressIsRefusedAndAsksForNothing() {
    assertThat(taken()).isPositive();

    FormHandlers forms = new FormHandlers(bot.dispatcher, questions, api, TOKEN, bot.clock);
    int status =
        new SlackHandlers(bot.dispatcher, questions, forms, blocks)
            .pressed(
                GsonFactory.createSnakeCase()
                    .fromJson(bot.press(BotOnSlack.MEMBER, "refresh:"), BlockActionPayload.class))
            .getStatusCode();

    assertThat(status).isEqualTo(503);
    assertThat(bot.slack.calls("users.info")).isEmpty();
  }

  private int taken() {
    ResponseUrl url = ResponseUrl.of(bot.slack.newResponseUrl(), bot.clock.instant()).orElseThrow();
    int taken = 0;
    while (taken < 100_000 && questions.followUp("request-" + taken, url, slow)) {
      taken++;
    }
    return taken;
  }

  private static ViewSubmissionPayload payload(JsonObject submission) {
    return GsonFactory.createSnakeCase().fromJson(submission, ViewSubmissionPayload.class);
  }
}
