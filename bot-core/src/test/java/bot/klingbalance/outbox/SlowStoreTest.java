package bot.klingbalance.outbox;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.digest.SomeDigests.finding;
import static bot.klingbalance.digest.SomeDigests.memory;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Credits;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestKey;
import bot.klingbalance.digest.DigestLine;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.finding.Trigger;
import bot.klingbalance.history.History;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.outbox.Delivery.Stage;
import bot.klingbalance.store.StoreThreads;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store that answers slowly, or not at all, holds up nobody but who has to wait for it. */
class SlowStoreTest {
  private static final Instant NINE = checkOf(MONDAY);
  private static final Channel STUDIO = new Channel(Platform.SLACK, "C0STUDIO");
  private static final DigestWording WORDING =
      new DigestWording(AccountNames.masked(List.of()), Map.of(), List.of(), NINE_IN_BERLIN.zone());
  private static final Digest SLOW = low(RENDERS, "slow");
  private static final Digest QUICK = low(STUDIO, "quick");

  /** Nothing of it runs out while a test runs; it looks only when it is told to. */
  private static final DeliveryPolicy PATIENT =
      new DeliveryPolicy(Duration.ofDays(1), Duration.ofHours(1), Duration.ofHours(3), 4);

  private final FakeOutbox outbox = new FakeOutbox();
  private final MovableClock clock = new MovableClock(NINE);
  private final FakeChat slack = FakeChat.likeSlack();
  private final SlowHistory history = new SlowHistory();
  private final StoreThreads threads = new StoreThreads("store", 2);
  private Function<Channel, DigestWording> wordings = channel -> WORDING;

  @AfterEach
  void close() {
    history.answer.complete(List.of());
    threads.close();
  }

  @Test
  void whileTheHistoryOfOneChannelIsReadAnotherOneGetsItsMessage() throws Exception {
    try (ChartedDigestRenderer renderer = renderer(completedFuture(null), Duration.ofHours(1));
        OutboxDispatcher dispatcher = dispatcher(renderer)) {
      plan(SLOW);
      dispatcher.lookNow();
      history.isAsked.get(30, TimeUnit.SECONDS);
      plan(QUICK);
      dispatcher.lookNow();

      slack.hasMessages(1).get(30, TimeUnit.SECONDS);
      assertThat(slack.messages()).containsOnlyKeys(QUICK.id().value());
      assertThat(stage(SLOW)).isInstanceOf(Stage.Claimed.class);

      history.answer.complete(List.of());
      dispatcher.round().get(30, TimeUnit.SECONDS);
      assertThat(slack.messages()).containsOnlyKeys(SLOW.id().value(), QUICK.id().value());
    }
  }

  @Test
  void aChartThatIsNotThereInTimeIsLeftOut() throws Exception {
    try (ChartedDigestRenderer renderer =
            renderer(new CompletableFuture<>(), Duration.ofMillis(1));
        OutboxDispatcher dispatcher = dispatcher(renderer)) {
      plan(SLOW);
      dispatcher.round().get(30, TimeUnit.SECONDS);
    }
    assertThat(slack.messages()).containsOnlyKeys(SLOW.id().value());
  }

  @Test
  void whatCannotBeMadeWithoutTheStoreIsTriedAgainSoon() throws Exception {
    wordings =
        channel -> {
          throw new StoreUnavailable("The store is away.");
        };
    try (ChartedDigestRenderer renderer = renderer(completedFuture(null), Duration.ofHours(1));
        OutboxDispatcher dispatcher = dispatcher(renderer)) {
      plan(QUICK);
      dispatcher.round().get(30, TimeUnit.SECONDS);
      assertThat(outbox.find(QUICK.id()))
          .hasValueSatisfying(waits -> assertThat(waits.mayHaveArrived()).isFalse());
      assertThat(stage(QUICK)).isEqualTo(new Stage.Waiting(NINE.plusSeconds(2)));

      wordings = channel -> WORDING;
      clock.move(Duration.ofSeconds(2));
      dispatcher.round().get(30, TimeUnit.SECONDS);
    }
    assertThat(slack.messages()).containsOnlyKeys(QUICK.id().value());
  }

  @Test
  void whatIsMadeAfterTheEndIsLeftToTheNextStart() throws Exception {
    CompletableFuture<ChatMessage> message = new CompletableFuture<>();
    CompletableFuture<Void> isAsked = new CompletableFuture<>();
    OutboxDispatcher dispatcher =
        dispatcher(
            digest -> {
              isAsked.complete(null);
              return message;
            });
    plan(SLOW);
    dispatcher.lookNow();
    isAsked.get(30, TimeUnit.SECONDS);

    Thread.currentThread().interrupt(); // so that the end does not wait
    dispatcher.close();
    assertThat(Thread.interrupted()).isTrue();
    message.complete(OutboxDispatcherTest.rendered(SLOW).join());

    assertThat(slack.messages()).isEmpty();
    assertThat(stage(SLOW)).isInstanceOf(Stage.Claimed.class);
  }

  private ChartedDigestRenderer renderer(CompletableFuture<Void> recorded, Duration mostTime) {
    return new ChartedDigestRenderer(
        channel -> wordings.apply(channel), history, recorded::copy, threads, mostTime);
  }

  private OutboxDispatcher dispatcher(DigestRenderer renderer) {
    return new OutboxDispatcher(
        outbox,
        new DeliveryAttempt(any -> Optional.of(slack), renderer, clock, PATIENT),
        WarningListener.NONE,
        clock,
        PATIENT);
  }

  private void plan(Digest digest) {
    outbox.plan(memory(digest.key().channel(), MONDAY), Optional.of(digest));
  }

  private Stage stage(Digest digest) {
    return outbox.find(digest.id()).orElseThrow().stage();
  }

  /** With a line for which a chart is wanted. */
  private static Digest low(Channel channel, String name) {
    Cause.Low cause =
        new Cause.Low(
            Credits.of(42),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    DigestLine line =
        new DigestLine(finding(name, Severity.WARNING, Trigger.BELOW_CREDITS, cause), false);
    return new Digest(
        new DigestKey(channel, MONDAY),
        NINE,
        NINE_IN_BERLIN.endOf(MONDAY),
        Set.of(account(name)),
        List.of(line),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** Answers for one account only when the test says so. */
  private static final class SlowHistory implements History {
    final CompletableFuture<Void> isAsked = new CompletableFuture<>();
    final CompletableFuture<List<RecordedReading>> answer = new CompletableFuture<>();

    @Override
    public List<RecordedReading> of(AccountEmail email, Instant since) {
      if (!email.equals(account("slow"))) {
        return List.of();
      }
      isAsked.complete(null);
      return answer.join();
    }

    @Override
    public void keep(Map<AccountEmail, List<RecordedReading>> readings) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<AccountEmail, RecordedReading> newest(Instant since) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void thin(Instant now) {
      throw new UnsupportedOperationException();
    }
  }
}
