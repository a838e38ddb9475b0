package bot.klingbalance.useapi;

import static bot.klingbalance.account.Accounts.Freshness.RECENT;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Requester;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.command.BotCommands;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.CommandListener;
import bot.klingbalance.command.KnownAccounts;
import bot.klingbalance.command.PressedMessage;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.SampleCommands;
import bot.klingbalance.command.WaitingLine;
import bot.klingbalance.command.admission.Admission;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.replica.Replicas;
import bot.klingbalance.secret.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** One person asks without end. */
class FloodStoryTest extends RequestContexts {
  private static final Asker ANNA = new Asker(Platform.SLACK, "U1", false);
  private static final Channel HERE = new Channel(Platform.SLACK, "C1");
  private static final Duration A_THIRTIETH_OF_TWO_SECONDS = Duration.ofMillis(66);

  private final Semaphore answers = new Semaphore(0);

  @Test
  void thirtyPressesOfRefreshInTwoSecondsAreOneReadingAndASentence() {
    upstreamAnswersEverything();
    answers.release(1_000);
    CommandDispatcher dispatcher = dispatcher();
    String refresh = refreshButton(dispatcher);
    int before = server.getRequestCount();
    time.pass(Duration.ofMinutes(1));

    List<String> said =
        IntStream.range(0, 30).mapToObj(i -> press(dispatcher, ANNA, "m" + i, refresh)).toList();

    assertThat(said.get(0)).contains("2026-11-23T10:43:00Z (live)");
    assertThat(said.get(19)).contains("2026-11-23T10:43:00Z, 1 s ago");
    assertThat(said.get(29))
        .contains("You asked 20 times in a short while; try again in 2 seconds.");
    assertThat(server.getRequestCount() - before).isEqualTo(1);
  }

  @Test
  void thirtyPeopleWhoPressRefreshAreOneReadingToo() {
    upstreamAnswersEverything();
    answers.release(1_000);
    CommandDispatcher dispatcher = dispatcher();
    String refresh = refreshButton(dispatcher);
    int before = server.getRequestCount();
    time.pass(Duration.ofMinutes(1));

    assertThat(IntStream.range(0, 30).mapToObj(FloodStoryTest::person))
        .allSatisfy(
            each ->
                assertThat(press(dispatcher, each, "m" + each.id(), refresh))
                    .contains("As of 2026-11-23T10:43:00Z"));
    assertThat(server.getRequestCount() - before).isEqualTo(1);
  }

  @Test
  void whoAsksForTwoHundredUnknownAddressesHoldsUpNobody() throws InterruptedException {
    upstreamAnswersEverything();
    Accounts anna = accounts.onBehalfOf(new Requester("anna"));
    List<CompletableFuture<AccountLookup>> annas =
        IntStream.range(0, 200).mapToObj(i -> anna.find(unknown(i), RECENT)).toList();
    sent(4);
    CompletableFuture<AccountLookup> ben =
        accounts.onBehalfOf(new Requester("ben")).find(STUDIO, RECENT);

    answers.release();

    assertThat(sent(1)).containsExactly("/v1/kling/accounts/studio@example.com");
    answers.release(1_000);
    assertThat(answer(ben).left()).isPresent();
    assertThat(annas).allSatisfy(each -> assertThat(answer(each)).isNotNull());
  }

  @Test
  void whoWaitsForTheLastOfThemTooDoesNotWaitBehindTheOthers() throws InterruptedException {
    upstreamAnswersEverything();
    Accounts anna = accounts.onBehalfOf(new Requester("anna"));
    List<CompletableFuture<AccountLookup>> annas =
        IntStream.range(0, 200).mapToObj(i -> anna.find(unknown(i), RECENT)).toList();
    sent(4);
    CompletableFuture<AccountLookup> ben =
        accounts.onBehalfOf(new Requester("ben")).find(unknown(199), RECENT);

    answers.release(2);

    assertThat(sent(2)).contains("/v1/kling/accounts/unknown199@example.com");
    answers.release(1_000);
    assertThat(answer(ben)).isNotNull();
    assertThat(annas).allSatisfy(each -> assertThat(answer(each)).isNotNull());
    assertThat(server.getRequestCount()).isEqualTo(200);
  }

  /** The paths of the next requests, in which they arrive at useapi.net. */
  private List<String> sent(int count) throws InterruptedException {
    String[] paths = new String[count];
    for (int i = 0; i < count; i++) {
      RecordedRequest request = server.takeRequest(30, TimeUnit.SECONDS);
      assertThat(request).isNotNull();
      paths[i] = request.getUrl().encodedPath();
    }
    return List.of(paths);
  }

  /** Each answer takes a permit. */
  private void upstreamAnswersEverything() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            assertThat(answers.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            return response(200, Bodies.ACCOUNT).build();
          }
        });
  }

  private CommandDispatcher dispatcher() {
    ShownAccounts shown = new ShownAccounts(List.of("*"));
    return new CommandDispatcher(
        BotCommands.of(SampleCommands.context(accounts, shown, Optional.empty(), time.clock())),
        new KnownAccounts(accounts, shown, Secret.of("of-the-test")),
        new Admission(time::nanos, Replicas.NONE),
        CommandListener.NONE,
        WaitingLine.NONE);
  }

  private static String refreshButton(CommandDispatcher dispatcher) {
    Reply balance =
        answer(dispatcher.ask("kling-balance", new Question(person(99), HERE, STUDIO.value())));
    return balance.said().orElseThrow().buttons().stream()
        .filter(button -> button.label().equals("Refresh"))
        .map(dispatcher.buttons()::code)
        .findFirst()
        .orElseThrow();
  }

  private String press(CommandDispatcher dispatcher, Asker by, String message, String code) {
    String said =
        Transcript.of(
            answer(dispatcher.press(by, HERE, PressedMessage.of(message), code))
                .said()
                .orElseThrow());
    time.pass(A_THIRTIETH_OF_TWO_SECONDS);
    return said;
  }

  private static Asker person(int number) {
    return new Asker(Platform.SLACK, "U1" + number, false);
  }

  private static AccountEmail unknown(int number) {
    return new AccountEmail("unknown%d@example.com".formatted(number));
  }
}
