package bot.klingbalance.outbox;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.digest.SomeDigests.digest;
import static bot.klingbalance.digest.SomeDigests.memory;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.ChatPorts;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.chat.PostAccess.Denied;
import bot.klingbalance.chat.PostAccess.Granted;
import bot.klingbalance.chat.PostAccess.Limited;
import bot.klingbalance.chat.PostAccess.Unknown;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.outbox.Delivery.Stage;
import bot.klingbalance.outbox.FakeChat.Mood;
import bot.klingbalance.store.FakeThread;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A channel that refused today's message, and what it gets once it can be posted in. */
class RedeliveryTest {
  private static final Instant NINE = checkOf(MONDAY);
  private static final Digest DIGEST = digest(RENDERS, MONDAY);
  private static final Map<String, Integer> POSTED_ONCE = Map.of(DIGEST.id().value(), 1);
  private static final Denied DENIED = new Denied("The bot is not in the channel. Invite it.");
  private static final Granted GRANTED = new Granted("The bot is in the channel.");
  private static final DeliveryPolicy QUICK =
      new DeliveryPolicy(Duration.ofDays(1), Duration.ofSeconds(20), Duration.ofMinutes(1), 4);

  private final FakeOutbox outbox = new FakeOutbox();
  private final MovableClock clock = new MovableClock(NINE);
  private final FakeChat slack = FakeChat.likeSlack();
  private final ChatPorts ports = new ChatPorts();
  private final OutboxDispatcher dispatcher = dispatcher();
  private final Redelivery redelivery =
      new Redelivery(outbox, ports, clock, this::dispatch, new Redelivery.Attempts());
  private final FakeThread thread = new FakeThread(clock);
  private final RedeliveryRounds rounds = new RedeliveryRounds(redelivery, thread);

  @AfterEach
  void close() {
    rounds.close();
    dispatcher.close();
  }

  @Test
  void aChannelThatCanBePostedInAgainGetsTheMessageByItself() {
    isRefused();
    tells(DENIED);
    rounds.start();
    thread.pass(Duration.ofHours(2));
    assertThat(slack.messages()).isEmpty();

    tells(GRANTED);
    thread.pass(RedeliveryRounds.EVERY);

    assertThat(slack.messages()).isEqualTo(POSTED_ONCE);
    assertThat(stage()).isInstanceOf(Stage.Posted.class);
    thread.pass(Duration.ofHours(2));
    assertThat(slack.messages()).isEqualTo(POSTED_ONCE);
  }

  @Test
  void alsoOneThatTakesItInALesserForm() {
    isRefused();
    tells(new Limited("The bot may post, but without pictures."));
    rounds.start();
    thread.pass(RedeliveryRounds.EVERY);
    assertThat(slack.messages()).isEqualTo(POSTED_ONCE);
  }

  @Test
  void whereItCannotBeToldNothingIsSent() {
    isRefused();
    rounds.start();
    for (PostAccess unclear :
        List.of(new Unknown("It cannot be looked at.", false), new Unknown("Trouble.", true))) {
      tells(unclear);
      thread.pass(RedeliveryRounds.EVERY);
    }
    slack.tellsOfAccess(failedFuture(new IllegalStateException("a defect")));
    thread.pass(RedeliveryRounds.EVERY);
    assertThat(slack.messages()).isEmpty();

    tells(GRANTED);
    thread.pass(RedeliveryRounds.EVERY);
    assertThat(slack.messages()).isEqualTo(POSTED_ONCE);
  }

  @Test
  void whatIsRefusedThoughTheChannelLooksOpenIsSentEverMoreSeldom() {
    isRefused();
    tells(GRANTED);
    slack.willBe(Collections.nCopies(100, Mood.REFUSES).toArray(Mood[]::new));
    rounds.start();
    thread.pass(Duration.ofHours(14));
    assertThat(slack.sent()).isBetween(6, 9);
    assertThat(slack.messages()).isEmpty();
  }

  @Test
  void aChannelThatWasClosedInBetweenIsTriedAtOnce() {
    isRefused();
    tells(GRANTED);
    slack.willBe(Mood.REFUSES, Mood.REFUSES, Mood.REFUSES, Mood.GOOD);
    rounds.start();
    thread.pass(Duration.ofHours(1));
    assertThat(slack.sent()).isEqualTo(4);
    assertThat(slack.messages()).isEmpty();

    tells(DENIED);
    thread.pass(RedeliveryRounds.EVERY);
    tells(GRANTED);
    thread.pass(RedeliveryRounds.EVERY);
    assertThat(slack.messages()).isEqualTo(POSTED_ONCE);
  }

  @Test
  void aDayThatIsOverIsNeverToldOf() {
    isRefused();
    tells(GRANTED);
    clock.moveTo(DIGEST.dayEnds());
    rounds.start();
    thread.pass(RedeliveryRounds.EVERY);

    assertThat(slack.messages()).isEmpty();
    assertThat(redelivery.undelivered(RENDERS)).isEmpty();
    assertThat(outbox.setAside(RENDERS, 10)).as("but list shows it").hasSize(1);
  }

  @Test
  void ofTwoWhoAskForItOneSendsItAgain() {
    isRefused();
    List<Delivery> seenByOne = redelivery.undelivered(RENDERS);
    List<Delivery> seenByOther = redelivery.undelivered(RENDERS);

    assertThat(redelivery.sendAgain(seenByOne)).hasSize(1);
    assertThat(redelivery.sendAgain(seenByOther)).isEmpty();
    assertThat(slack.messages()).isEqualTo(POSTED_ONCE);
  }

  @Test
  void whatMayHaveArrivedBeforeItWasRefusedIsNotSentAgain() {
    slack.cannotBeSearched();
    slack.willBe(Mood.STORES_BUT_SAYS_TROUBLE, Mood.REFUSES);
    outbox.plan(memory(RENDERS, MONDAY), Optional.of(DIGEST));
    dispatch();
    clock.moveTo(DIGEST.dayEnds().minus(Duration.ofMinutes(5)));
    dispatch();
    assertThat(stage()).isInstanceOf(Stage.SetAside.class);

    assertThat(redelivery.sendAgain(redelivery.undelivered(RENDERS))).isEmpty();
    assertThat(slack.messages()).isEqualTo(POSTED_ONCE);
  }

  private void isRefused() {
    ports.connect(Platform.SLACK, slack);
    outbox.plan(memory(RENDERS, MONDAY), Optional.of(DIGEST));
    slack.willBe(Mood.REFUSES);
    dispatch();
    assertThat(stage()).isInstanceOf(Stage.SetAside.class);
  }

  private void tells(PostAccess access) {
    slack.tellsOfAccess(completedFuture(access));
  }

  private void dispatch() {
    dispatcher.round().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private OutboxDispatcher dispatcher() {
    return new OutboxDispatcher(
        outbox,
        new DeliveryAttempt(
            platform -> Optional.of(slack), OutboxDispatcherTest::rendered, clock, QUICK),
        WarningListener.NONE,
        clock,
        QUICK);
  }

  private Stage stage() {
    return outbox.find(DIGEST.id()).orElseThrow().stage();
  }
}
