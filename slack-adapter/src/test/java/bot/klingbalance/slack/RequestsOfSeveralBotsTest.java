package bot.klingbalance.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.Nothing;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.replica.Claims;
import bot.klingbalance.replica.Claims.Claim;
import bot.klingbalance.replica.RecognisedPeople;
import bot.klingbalance.replica.RecognisedPeople.Recognised;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.blockkit.BlockKit;
import bot.klingbalance.slack.connection.ConnectionHealth;
import bot.klingbalance.slack.webapi.WebApi;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request that Slack sends to more than one bot is answered by one of them. */
final class RequestsOfSeveralBotsTest {
  private static final Secret TOKEN = Secret.of(BotOnSlack.BOT_TOKEN);
  private static final Reply ANSWER = new ToAsker(CommandMessages.defect());
  private static final Sender ANNA = Sender.of(BotOnSlack.MEMBER, "anna", "T0TEAM", null, null);

  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final OkHttpClient http = new OkHttpClient();
  private final Queue<Claim> scripted = new ArrayDeque<>();
  private volatile boolean isMine = true;
  private volatile Optional<Recognised> known = Optional.empty();
  private final AtomicInteger asked = new AtomicInteger();
  private BotOnSlack bot;
  private PendingRequests questions;

  @BeforeEach
  void open() throws Exception {
    bot = BotOnSlack.withHttp();
    HttpUrl api = HttpUrl.get(bot.slack.apiUrl());
    Members.Says says =
        new Members.Says(new WebApi(http, api), TOKEN, new ConnectionHealth(bot.clock));
    BlockSupport blocks = new BlockSupport(new BlockKit(bot.dispatcher.buttons()::code));
    questions =
        new PendingRequests(
            new Members(says, new Workspace("", ""), new ScriptedPeople(), bot.clock),
            new FollowUpAnswers(http, blocks, BotOnSlack.QUICK.resends(), timer, bot.clock),
            new ResponseHosts(api),
            new ScriptedClaims(),
            bot.clock);
  }

  @AfterEach
  void close() {
    bot.close();
    timer.shutdownNow();
    http.dispatcher().executorService().shutdown();
  }

  @Test
  void whatAnotherBotAnswersIsNotAsked() throws Exception {
    claimed(new Claim.Held("", true, Duration.ofMinutes(30)));

    assertThat(ask()).isInstanceOf(Nothing.class);
    assertThat(asked).hasValue(0);
  }

  @Test
  void whatABotThatDiedHasLeftIsAskedWhenItsTimeIsOver() throws Exception {
    claimed(new Claim.Held("", false, Duration.ofMillis(20)));
    claimed(new Claim.Granted());

    assertThat(ask()).isEqualTo(ANSWER);
    assertThat(asked).hasValue(1);
  }

  @Test
  void anAnswerThatAnotherBotHasTakenOverMeanwhileIsNotSent() throws Exception {
    isMine = false;
    ResponseUrl url = ResponseUrl.of(bot.slack.newResponseUrl(), bot.clock.instant()).orElseThrow();
    assertThat(questions.followUp("t1", url, completedFuture(ANSWER))).isTrue();

    isMine = true;
    assertThat(questions.followUp("t2", url, completedFuture(ANSWER))).isTrue();

    assertThat(bot.slack.nextAnswer().get("text").getAsString()).isNotEmpty();
    assertThat(bot.slack.answersLeft()).isZero();
    assertThat(bot.slack.answersAt(url.address().toString())).hasSize(1);
  }

  @Test
  void whomSlackNamedToAnotherBotIsAnsweredWhileSlackSaysNothing() throws Exception {
    claimed(new Claim.Granted());
    bot.slack.answersNext("users.info", 503, "");
    known = Optional.of(new Recognised(false, Optional.empty()));

    assertThat(ask()).isEqualTo(ANSWER);
  }

  @Test
  void whomSlackNamedToNobodyIsNot() throws Exception {
    claimed(new Claim.Granted());
    bot.slack.answersNext("users.info", 503, "");

    assertThat(ask()).isNotEqualTo(ANSWER);
    assertThat(asked).hasValue(0);
  }

  private void claimed(Claim claim) {
    scripted.add(claim);
  }

  private Reply ask() throws Exception {
    return questions.askOnce("t1", ANNA, this::answer).get(20, TimeUnit.SECONDS);
  }

  private CompletableFuture<Reply> answer(Asker asker) {
    asked.incrementAndGet();
    return completedFuture(ANSWER);
  }

  /** What the other bots have, as the test says. */
  private final class ScriptedClaims implements Claims {
    @Override
    public CompletableFuture<Claim> claim(String what, String mark, Duration lease) {
      return completedFuture(scripted.remove());
    }

    @Override
    public CompletableFuture<Boolean> settle(String what, Duration keep) {
      return completedFuture(isMine);
    }

    @Override
    public CompletableFuture<Optional<Boolean>> take(String what, Duration keep) {
      throw new AssertionError("a request is claimed for a while first: " + what);
    }

    @Override
    public void release(String what) {
      throw new AssertionError("a request is not given up: " + what);
    }
  }

  /** What Slack said to other bots, as the test says. */
  private final class ScriptedPeople implements RecognisedPeople {
    @Override
    public void recognised(String person, Recognised said) {
      known = Optional.of(said);
    }

    @Override
    public CompletableFuture<Optional<Recognised>> within(String person, Duration age) {
      return completedFuture(known.filter(said -> person.equals("slack:U0MEMBER")));
    }
  }
}
