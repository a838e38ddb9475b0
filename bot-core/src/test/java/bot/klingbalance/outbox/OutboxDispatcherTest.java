package bot.klingbalance.outbox;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.digest.SomeDigests.digest;
import static bot.klingbalance.digest.SomeDigests.memory;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Failure;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.outbox.Delivery.Stage;
import bot.klingbalance.outbox.FakeChat.Mood;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxDispatcherTest {
  /** An account that nobody configured: worth a message on every day. */
  static final ChannelReadings SOMETHING_TO_TELL =
      ChannelReadings.of(
          List.of(
              WatchedReading.of(
                  new AccountLookup.Failed(
                      account("render-a"), Failure.of(Failure.Reason.NOT_CONFIGURED)))));

  private static final Instant NINE = checkOf(MONDAY);
  private static final Digest DIGEST = digest(RENDERS, MONDAY);

  /** Answers that never come are given up after a moment; the lease is on the test's clock. */
  private static final DeliveryPolicy QUICK =
      new DeliveryPolicy(Duration.ofDays(1), Duration.ofMillis(50), Duration.ofMinutes(1), 4);

  private final FakeOutbox outbox = new FakeOutbox();
  private final MovableClock clock = new MovableClock(NINE);
  private final FakeChat slack = FakeChat.likeSlack();
  private final List<Settlement> told = new CopyOnWriteArrayList<>();
  private Optional<FakeChat> connected = Optional.of(slack);
  private final OutboxDispatcher outboxDispatcher =
      outboxDispatcher(OutboxDispatcherTest::rendered);

  @AfterEach
  void close() {
    outboxDispatcher.close();
  }

  @Test
  void whatIsWrittenDownIsPostedOnceAndSettled() throws Exception {
    plan();
    round();
    round();
    assertThat(slack.messages()).isEqualTo(Map.of(DIGEST.id().value(), 1));
    assertThat(stage())
        .isInstanceOfSatisfying(
            Stage.Posted.class,
            posted -> assertThat(posted.message().id()).isEqualTo("m-" + DIGEST.id().value()));
    assertThat(told).hasOnlyElementsOfType(Settlement.Posted.class).hasSize(1);
  }

  @Test
  void aDeliveryIsClaimedInTheNameOfItsBot() throws Exception {
    plan();
    AtomicReference<Stage> rendered = new AtomicReference<>();
    try (OutboxDispatcher named =
        outboxDispatcher(
            digest -> {
              rendered.set(stage());
              return rendered(digest);
            },
            QUICK.of("machine-1-x7f2ab"))) {
      named.round().get(10, TimeUnit.SECONDS);
    }

    assertThat(rendered.get())
        .isEqualTo(new Stage.Claimed("machine-1-x7f2ab", NINE.plus(QUICK.lease())));
  }

  @Test
  void aPlatformThatAsksForPatienceGetsIt() throws Exception {
    plan();
    slack.willBe(Mood.BUSY_FOR_30_SECONDS);
    round();
    assertThat(stage()).isEqualTo(new Stage.Waiting(NINE.plusSeconds(30)));
    clock.move(Duration.ofSeconds(29));
    round();
    assertThat(slack.messages()).isEmpty();
    clock.move(Duration.ofSeconds(1));
    round();
    assertThat(slack.messages()).hasSize(1);
  }

  @Test
  void aMessageThatArrivedAllTheSameIsFoundAndNotSentAgain() throws Exception {
    plan();
    slack.willBe(Mood.STORES_BUT_SAYS_TROUBLE);
    round();
    clock.move(Duration.ofSeconds(2));
    round();
    assertThat(slack.messages()).isEqualTo(Map.of(DIGEST.id().value(), 1));
    assertThat(stage()).isInstanceOf(Stage.Posted.class);
  }

  @Test
  void aMessageWhoseAnswerNeverCameIsLookedForFirst() throws Exception {
    plan();
    slack.willBe(Mood.STORES_BUT_NEVER_ANSWERS);
    round();
    clock.move(Duration.ofSeconds(2));
    round();
    assertThat(slack.messages()).isEqualTo(Map.of(DIGEST.id().value(), 1));
    assertThat(stage()).isInstanceOf(Stage.Posted.class);
  }

  @Test
  void aMessageThatDidNotArriveIsSentAgain() throws Exception {
    plan();
    slack.willBe(Mood.TROUBLED, Mood.BREAKS, Mood.GOOD);
    for (int i = 0; i < 3; i++) {
      round();
      clock.move(Duration.ofSeconds(10));
    }
    assertThat(slack.messages()).isEqualTo(Map.of(DIGEST.id().value(), 1));
  }

  @Test
  void aPlatformThatTakesAMessageOnceIsSentItAgainAtOnce() throws Exception {
    FakeChat discord = FakeChat.likeDiscord();
    connected = Optional.of(discord);
    plan();
    discord.willBe(Mood.STORES_BUT_SAYS_TROUBLE);
    discord.cannotBeSearched();
    round();
    clock.move(Duration.ofSeconds(2));
    round();
    assertThat(discord.messages()).isEqualTo(Map.of(DIGEST.id().value(), 1));
    assertThat(stage()).isInstanceOf(Stage.Posted.class);
  }

  @Test
  void afterTheMinutesInWhichThePlatformTakesItOnceItIsNotSentInDoubt() throws Exception {
    FakeChat discord = FakeChat.likeDiscord();
    connected = Optional.of(discord);
    plan();
    discord.willBe(Mood.STORES_BUT_SAYS_TROUBLE);
    discord.cannotBeSearched();
    round();
    clock.move(Duration.ofMinutes(31));
    round();
    assertThat(discord.sent()).isEqualTo(1);
    discord.canBeSearchedAgain();
    clock.move(Duration.ofMinutes(5));
    round();
    assertThat(discord.sent()).isEqualTo(1);
    assertThat(stage()).isInstanceOf(Stage.Posted.class);
  }

  @Test
  void alsoALookWaitsAsLongAsThePlatformAsks() throws Exception {
    plan();
    slack.willBe(Mood.STORES_BUT_SAYS_TROUBLE);
    slack.nextSearchIs(new FindResult.Unclear("429", Duration.ofSeconds(60), false));
    round();
    clock.move(Duration.ofSeconds(2));
    round();
    assertThat(stage()).isEqualTo(new Stage.Waiting(NINE.plusSeconds(62)));
    clock.move(Duration.ofSeconds(60));
    round();
    assertThat(slack.messages()).isEqualTo(Map.of(DIGEST.id().value(), 1));
    assertThat(stage()).isInstanceOf(Stage.Posted.class);
  }

  @Test
  void whereItCannotBeToldItIsSentAgainOnlyWhenItsDayWouldEndWithoutIt() throws Exception {
    plan();
    slack.willBe(Mood.TROUBLED);
    slack.cannotBeSearched();
    Instant lastCall = DIGEST.dayEnds().minus(Duration.ofMinutes(5));
    while (clock.instant().isBefore(lastCall)) {
      round();
      assertThat(slack.messages()).isEmpty();
      clock.move(Duration.ofMinutes(5));
    }
    assertThat(slack.sent()).isEqualTo(1);
    clock.moveTo(lastCall);
    round();
    assertThat(slack.messages()).hasSize(1);
    assertThat(stage()).isInstanceOf(Stage.Posted.class);
  }

  @Test
  void whatAnEarlierDatabaseHadPostedIsFoundBeforeItIsSentAgain() throws Exception {
    plan();
    round();
    outbox.losesWhatItKnew();
    clock.move(Duration.ofHours(2));
    outbox.plan(memory(RENDERS, MONDAY), Optional.of(DIGEST), true);
    round();
    assertThat(slack.sent()).isEqualTo(1);
    assertThat(stage()).isInstanceOf(Stage.Posted.class);
  }

  @Test
  void aDayThatIsMadeUpForIsSentWhereThePlatformCannotBeAsked() throws Exception {
    outbox.plan(memory(RENDERS, MONDAY), Optional.of(DIGEST), true);
    slack.nextSearchIs(new FindResult.Unclear("503"));
    slack.cannotBeSearched();
    round();
    assertThat(slack.sent()).isZero();
    clock.move(Duration.ofSeconds(2));
    round();
    assertThat(slack.messages()).isEqualTo(Map.of(DIGEST.id().value(), 1));
  }

  @Test
  void whatIsRefusedForGoodIsKeptWithWhatToDo() throws Exception {
    plan();
    slack.willBe(Mood.REFUSES);
    round();
    clock.move(Duration.ofHours(1));
    round();
    assertThat(slack.messages()).isEmpty();
    assertThat(outbox.setAside(RENDERS, 1))
        .map(Delivery::stage)
        .containsExactly(new Stage.SetAside("The channel is gone.", NINE));
  }

  @Test
  void aMissingConnectionIsWaitedForUntilTheDayIsOver() throws Exception {
    plan();
    connected = Optional.empty();
    round();
    assertThat(stage()).isEqualTo(new Stage.Waiting(NINE.plusSeconds(2)));
    clock.moveTo(DIGEST.dayEnds());
    connected = Optional.of(slack);
    round();
    assertThat(slack.messages()).isEmpty();
    assertThat(stage())
        .isEqualTo(
            new Stage.SetAside(
                "The message could not be posted before its day was over.", DIGEST.dayEnds()));
  }

  @Test
  void whatArrivedBeforeTheDayWasOverIsStillFoundAfterIt() throws Exception {
    plan();
    slack.willBe(Mood.STORES_BUT_SAYS_TROUBLE);
    round();
    clock.moveTo(DIGEST.dayEnds().plusSeconds(60));
    round();
    assertThat(stage()).isInstanceOf(Stage.Posted.class);
  }

  @Test
  void whoIsSlowerThanItsLeaseLeavesTheMessageToTheNextDispatcher() throws Exception {
    plan();
    try (OutboxDispatcher quick = outboxDispatcher(OutboxDispatcherTest::rendered);
        OutboxDispatcher slow =
            outboxDispatcher(
                digest -> {
                  clock.move(QUICK.lease());
                  quick.round().join();
                  return rendered(digest);
                })) {
      slow.round().get(30, TimeUnit.SECONDS);
    }
    assertThat(slack.messages()).isEqualTo(Map.of(DIGEST.id().value(), 1));
    assertThat(stage()).isInstanceOf(Stage.Posted.class);
    assertThat(told).hasOnlyElementsOfType(Settlement.Posted.class).hasSize(1);
  }

  @Test
  void aMessageForWhichTheLeaseWasTooShortIsSentAtTheNextTry() throws Exception {
    plan();
    try (OutboxDispatcher slow =
        outboxDispatcher(
            digest -> {
              clock.move(QUICK.lease());
              return rendered(digest);
            })) {
      slow.round().get(30, TimeUnit.SECONDS);
    }
    assertThat(slack.messages()).isEmpty();
    clock.move(Duration.ofSeconds(2));
    round();
    assertThat(slack.messages()).isEqualTo(Map.of(DIGEST.id().value(), 1));
  }

  @Test
  void aDispatcherThatCannotLookIsStalledUntilItCan() throws Exception {
    outboxDispatcher.start();
    round();
    clock.move(Duration.ofMinutes(3));
    outbox.isBroken(true);
    round();
    assertThat(outboxDispatcher.lastWork().stalledSince()).contains(NINE);

    outbox.isBroken(false);
    round();
    assertThat(outboxDispatcher.lastWork().stalledSince()).isEmpty();
  }

  @Test
  void whatWasPostedIsRememberedForNinetyDays() throws Exception {
    plan();
    round();
    clock.moveTo(NINE.plus(Duration.ofDays(90)));
    outboxDispatcher.forget();
    assertThat(stage()).isInstanceOf(Stage.Posted.class);
    clock.move(Duration.ofDays(1));
    outboxDispatcher.forget();
    assertThat(outbox.find(DIGEST.id())).isEmpty();
  }

  @Test
  void thePausesGrowToFiveMinutes() {
    assertThat(DeliveryPolicy.next(NINE, 1, Duration.ZERO)).isEqualTo(NINE.plusSeconds(2));
    assertThat(DeliveryPolicy.next(NINE, 4, Duration.ZERO)).isEqualTo(NINE.plusSeconds(16));
    assertThat(DeliveryPolicy.next(NINE, 1_000, Duration.ZERO)).isEqualTo(NINE.plusSeconds(300));
    assertThat(DeliveryPolicy.next(NINE, 1, Duration.ofHours(1))).isEqualTo(NINE.plusSeconds(3600));
  }

  static CompletableFuture<ChatMessage> rendered(Digest digest) {
    return completedFuture(
        ChatMessage.sentence(Tone.WARNING, Text.of("Daily"), Text.of(digest.key().toString())));
  }

  private OutboxDispatcher outboxDispatcher(DigestRenderer renderer) {
    return outboxDispatcher(renderer, QUICK);
  }

  private OutboxDispatcher outboxDispatcher(DigestRenderer renderer, DeliveryPolicy policy) {
    return new OutboxDispatcher(
        outbox,
        new DeliveryAttempt(
            platform -> connected.filter(chat -> platform == Platform.SLACK).map(chat -> chat),
            renderer,
            clock,
            policy),
        new Told(),
        clock,
        policy);
  }

  private void plan() {
    outbox.plan(memory(RENDERS, MONDAY), Optional.of(DIGEST));
  }

  private void round() throws Exception {
    outboxDispatcher.round().get(30, TimeUnit.SECONDS);
  }

  private final class Told implements WarningListener {
    @Override
    public void settled(Delivery delivery, Settlement settlement) {
      told.add(settlement);
    }
  }

  private Stage stage() {
    return outbox.find(DIGEST.id()).orElseThrow().stage();
  }
}
