package bot.klingbalance.lease.shard;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.lease.LeaseState;
import bot.klingbalance.lease.LeaseStore.Wish;
import bot.klingbalance.lease.LeaseTimes;
import bot.klingbalance.store.FakeThread;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anna, Berta and Carla share the shards; all by one clock. */
class SpreadShardsTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration A_WHILE = Duration.ofSeconds(30);

  /** Without the five seconds between two sessions. */
  private static final Duration TAKEN_OVER = LeaseTimes.DEFAULT.lasts().plusSeconds(2);

  private final MovableClock clock = new MovableClock(NOON);
  private final FakeThread time = new FakeThread(clock);
  private final FakeShardStore store = new FakeShardStore(clock);
  private final List<ShardBot> bots = new ArrayList<>();

  @Test
  void aSingleOneIsHadByOneBotAndNothingMoreIsWrittenDown() {
    ShardBot anna = starts("anna");
    ShardBot berta = starts("berta");
    pass(A_WHILE);

    assertThat(anna.answersAlone()).containsExactly(0);
    assertThat(berta.answers()).isEmpty();
    assertThat(berta.shards().state()).isEqualTo(new LeaseState.StandingBy("anna", NOON));
    assertThat(store.of("test").look(ShardBot.NAMES))
        .extracting(ShardStore.Row::name)
        .containsExactly("gateway/0");
  }

  @Test
  void whoIsAloneHasThemAllAsSoonAsTheNumberIsKnown() {
    ShardBot anna = ofThree("anna");

    assertThat(anna.answersAlone()).containsExactly(0, 1, 2);
    assertThat(anna.total()).isEqualTo(3);
    assertThat(anna.begun()).isEqualTo(4);
    assertThat(anna.shards().total()).isEqualTo(3);
  }

  @Test
  void whoJoinsIsGivenItsPartAndNoShardIsWithoutABotMeanwhile() {
    ShardBot anna = ofThree("anna");
    ShardBot berta = starts("berta");
    pass(Spread.SETTLED.minusSeconds(1));
    assertThat(berta.answers()).isEmpty();
    assertThat(berta.shards().state().isStandingBy()).isTrue();
    eachIsAnsweredDuring(A_WHILE, 3);

    assertThat(anna.answersAlone()).containsExactly(0, 1);
    assertThat(berta.answersAlone()).containsExactly(2);
    assertThat(anna.begun() + berta.begun()).isEqualTo(5);
    pass(Duration.ofMinutes(2));
    assertThat(anna.begun() + berta.begun()).as("nothing moves any more").isEqualTo(5);
  }

  @Test
  void whatADeadBotHadIsTakenOver() {
    ShardBot anna = ofThree("anna");
    ShardBot berta = starts("berta");
    pass(A_WHILE);
    anna.dies();
    pass(TAKEN_OVER);

    assertThat(berta.answersAlone()).containsExactly(0, 1, 2);
  }

  @Test
  void ofThreeBotsTheTwoThatLiveShareWhatTheDeadOneHad() {
    ShardBot anna = ofThree("anna");
    ShardBot berta = starts("berta");
    ShardBot carla = starts("carla");
    pass(A_WHILE);
    assertThat(bots).allSatisfy(each -> assertThat(each.answersAlone()).hasSize(1));
    berta.dies();
    pass(TAKEN_OVER);

    assertThat(Stream.concat(anna.answersAlone().stream(), carla.answersAlone().stream()))
        .containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void whoEndsHandsAllOverAndIsCountedNoMore() {
    ShardBot anna = ofThree("anna");
    ShardBot berta = starts("berta");
    pass(A_WHILE);
    CompletableFuture<Void> over = anna.shards().handOver();
    eachIsAnsweredDuring(Duration.ofSeconds(5), 3);

    assertThat(over).isDone();
    assertThat(anna.answers()).isEmpty();
    anna.shards().close();
    pass(A_WHILE);
    assertThat(berta.answersAlone()).containsExactly(0, 1, 2);
  }

  @Test
  void whoEndsWithoutAnotherOneIsSoonDone() {
    ShardBot anna = ofThree("anna");
    CompletableFuture<Void> over = anna.shards().handOver();
    pass(Duration.ofSeconds(4));

    assertThat(over).isDone();
    anna.shards().close();
    pass(Duration.ZERO);
    ShardBot berta = starts("berta");
    pass(Duration.ofSeconds(2));
    assertThat(berta.answersAlone()).containsExactly(0, 1, 2);
  }

  @Test
  void whoIsCutOffAnswersNothingBeforeAnotherOneDoes() {
    ShardBot anna = ofThree("anna");
    ShardBot berta = starts("berta");
    pass(A_WHILE);
    store.isOutOfReachOf("anna", true);
    pass(A_WHILE);
    assertThat(anna.answers()).isEmpty();
    assertThat(berta.answersAlone()).containsExactly(0, 1, 2);
    store.isOutOfReachOf("anna", false);
    eachIsAnsweredDuring(A_WHILE, 3);

    assertThat(anna.answersAlone()).hasSize(1);
    assertThat(berta.answersAlone()).hasSize(2);
  }

  @Test
  void anotherNumberIsRefusedWhileAnotherBotHasOneUnlessItIsRequired() {
    ShardBot anna = ofThree("anna");
    ShardBot berta = starts("berta");
    pass(A_WHILE);
    CompletableFuture<Boolean> wished = anna.shards().agree(4, false);
    pass(A_WHILE);
    assertThat(wished).isCompletedWithValue(false);
    assertThat(anna.shards().total()).isEqualTo(3);

    CompletableFuture<Boolean> required = anna.shards().agree(4, true);
    pass(Duration.ofSeconds(1));
    assertThat(required).isCompletedWithValue(true);
    assertThat(anna.answers()).isEmpty();
    assertThat(berta.answers()).isEmpty();
    pass(Duration.ofSeconds(4));
    assertThat(anna.answers()).as("a bot that has not seen it may trust its lease").isEmpty();
    pass(Duration.ofSeconds(5));
    assertThat(Stream.concat(anna.answersAlone().stream(), berta.answersAlone().stream()))
        .containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(bots).allSatisfy(each -> assertThat(each.total()).isEqualTo(4));
  }

  @Test
  void whoWasCutOffWhileTheNumberChangedAnswersNothingByTheOldOne() {
    ShardBot anna = ofThree("anna");
    ShardBot berta = starts("berta");
    pass(A_WHILE);
    store.isOutOfReachOf("berta", true);
    CompletableFuture<Boolean> required = anna.shards().agree(4, true);
    while (anna.answers().isEmpty() || anna.total() == 3) {
      pass(Duration.ofMillis(100));
    }

    assertThat(required).isCompletedWithValue(true);
    assertThat(berta.answers()).isEmpty();
  }

  @Test
  void besideABotOfAnOlderReleaseThatHasTheWholeThereAreNoOthers() {
    ShardBot anna = ofThree("anna");
    anna.dies();
    pass(TAKEN_OVER);
    // It knows of one lease only, and asks for it before the others do.
    var unused = store.of("older").claim("gateway/0", "older", Wish.HAVE, Duration.ofHours(1));
    ShardBot berta = starts("berta");
    pass(A_WHILE);

    assertThat(berta.answers()).isEmpty();
    assertThat(berta.shards().total()).isEqualTo(1);
    assertThat(berta.shards().state().isStandingBy()).isTrue();
    store.of("older").giveBack("gateway/0", "older");
    pass(Duration.ofSeconds(1));
    assertThat(berta.answersAlone()).containsExactly(0);
  }

  @Test
  void besideABotOfAnOlderReleaseNothingIsAnsweredFromTheFirstLookOn() {
    ShardBot anna = ofThree("anna");
    store.of("anna").giveBack("gateway/0", "anna");
    var unused = store.of("older").claim("gateway/0", "older", Wish.HAVE, Duration.ofHours(1));
    pass(LeaseTimes.DEFAULT.retry());

    assertThat(anna.answers()).isEmpty();
    int begun = anna.begun();
    pass(A_WHILE);
    assertThat(anna.answers()).isEmpty();
    assertThat(anna.begun()).isEqualTo(begun);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-1", "0", "100000", "99999999999"})
  void aNumberThatNoBotWritesIsPassedOverAndAgreedAnew(String written) {
    store.isWritten("gateway-shards", written);
    store.isWritten("gateway/abc", "nobody");
    ShardBot anna = starts("anna");
    pass(Duration.ofSeconds(2));
    ShardBot berta = starts("berta");
    pass(A_WHILE);

    assertThat(anna.answersAlone()).containsExactly(0);
    assertThat(anna.shards().total()).isEqualTo(1);
    CompletableFuture<Boolean> agreed = anna.shards().agree(3, false);
    pass(A_WHILE);
    assertThat(agreed).isCompletedWithValue(true);
    assertThat(Stream.concat(anna.answersAlone().stream(), berta.answersAlone().stream()))
        .containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void aNumberThatIsOverwrittenWhileBotsRunEndsNoWorkTwice() {
    ofThree("anna");
    starts("berta");
    pass(A_WHILE);
    store.isWritten("gateway-shards", "abc");
    pass(A_WHILE);

    assertThat(bots.stream().flatMap(each -> each.answersAlone().stream())).containsExactly(0);
    assertThat(bots).allSatisfy(each -> assertThat(each.shards().total()).isEqualTo(1));
  }

  /** The first one, which has agreed on three. */
  private ShardBot ofThree(String name) {
    ShardBot bot = starts(name);
    pass(Duration.ofSeconds(1));
    CompletableFuture<Boolean> agreed = bot.shards().agree(3, false);
    pass(Duration.ofSeconds(1));
    assertThat(agreed).isCompletedWithValue(true);
    return bot;
  }

  private ShardBot starts(String name) {
    ShardBot bot = new ShardBot(name, store, time, clock).started();
    bots.add(bot);
    return bot;
  }

  /** No two answer for one shard without asking each other, at any time. */
  private void pass(Duration length) {
    Instant end = clock.instant().plus(length);
    do {
      time.pass(Duration.ofMillis(100));
      assertThat(bots.stream().flatMap(each -> each.answersAlone().stream()))
          .doesNotHaveDuplicates();
    } while (clock.instant().isBefore(end));
  }

  private void eachIsAnsweredDuring(Duration length, int total) {
    Instant end = clock.instant().plus(length);
    while (clock.instant().isBefore(end)) {
      pass(Duration.ofMillis(100));
      assertThat(bots.stream().flatMap(each -> each.answers().stream()).distinct()).hasSize(total);
    }
  }
}
