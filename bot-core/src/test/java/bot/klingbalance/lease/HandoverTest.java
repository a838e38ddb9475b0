package bot.klingbalance.lease;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.lease.Lease.Use;
import bot.klingbalance.store.FakeThread;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anna ends, and Berta or Carla takes over; all by one clock. */
class HandoverTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final LeaseTimes TIMES = LeaseTimes.DEFAULT;
  private static final Duration SOON = TIMES.retry();

  private final MovableClock clock = new MovableClock(NOON);
  private final FakeThread thread = new FakeThread(clock);
  private final FakeLeaseStore row = new FakeLeaseStore(clock);
  private final List<String> told = new ArrayList<>();
  private final RenewedLease anna = lease("anna");
  private final RenewedLease berta = lease("berta");

  @BeforeEach
  void annaHasIt() {
    starts("anna", anna);
    thread.run();
    told.clear();
  }

  private void bertaStandsBy() {
    starts("berta", berta);
    thread.pass(SOON);
  }

  @Test
  void bothUseItFromWhenTheHeirIsReadyUntilItIsTheHeirs() {
    bertaStandsBy();
    CompletableFuture<Void> over = anna.handOver();
    assertThat(anna.use()).isEqualTo(Use.BESIDE_ANOTHER);
    thread.pass(SOON);
    assertThat(told).containsExactly("berta offered");
    assertThat(berta.use()).isEqualTo(Use.NOT);

    thread.pass(Duration.ofSeconds(5));
    assertThat(anna.use()).isEqualTo(Use.BESIDE_ANOTHER);
    berta.takeOver();
    assertThat(berta.use()).isEqualTo(Use.BESIDE_ANOTHER);
    assertThat(berta.isHeld()).isFalse();
    thread.pass(SOON);

    assertThat(told).containsExactly("berta offered", "berta acquired");
    assertThat(anna.isHeld()).isFalse();
    assertThat(berta.isHeld()).isTrue();
    assertThat(anna.use()).as("what was on its way").isEqualTo(Use.BESIDE_ANOTHER);
    assertThat(over).isNotDone();
    thread.pass(SOON.multipliedBy(2));
    assertThat(over).isDone();
    assertThat(anna.use()).isEqualTo(Use.NOT);
    assertThat(berta.use()).isEqualTo(Use.BESIDE_ANOTHER);
    thread.pass(TIMES.lasts());
    assertThat(berta.use()).isEqualTo(Use.ALONE);
  }

  @Test
  void itIsOverSoonWhereNobodyStandsBy() {
    CompletableFuture<Void> over = anna.handOver();
    thread.pass(Duration.ofSeconds(1));
    assertThat(over).isNotDone();
    thread.pass(Duration.ofSeconds(3));

    assertThat(over).isDone();
  }

  @Test
  void anOfferThatIsTakenBackIsForgottenAndCanBeMadeAgain() {
    CompletableFuture<Void> over = anna.handOver();
    thread.pass(Duration.ofSeconds(4));
    assertThat(over).isDone();
    anna.keep();
    assertThat(anna.use()).isEqualTo(Use.ALONE);
    thread.pass(TIMES.renewal());
    bertaStandsBy();
    thread.pass(Duration.ofSeconds(10));
    assertThat(told).isEmpty();

    assertThat(anna.handOver()).isNotDone();
    thread.pass(SOON);
    assertThat(told).containsExactly("berta offered");
    anna.keep();
    thread.pass(Duration.ofSeconds(2));
    assertThat(told).containsExactly("berta offered", "berta withdrawn");
    assertThat(anna.use()).isEqualTo(Use.ALONE);
  }

  @Test
  void whoDoesNotHaveItHandsNothingOver() {
    bertaStandsBy();
    assertThat(berta.handOver()).isDone();
    assertThat(anna.use()).isEqualTo(Use.ALONE);
  }

  @Test
  void whoWasFrozenWhileItOfferedItUsesItNoMoreWhenItWakes() {
    bertaStandsBy();
    var unused = anna.handOver();
    thread.pass(SOON);
    clock.move(TIMES.trusted());

    assertThat(anna.use()).isEqualTo(Use.NOT);
    assertThat(berta.use()).isEqualTo(Use.NOT);
  }

  @Test
  void theHeirThatWasFrozenUsesItNoMoreWhenItWakes() {
    bertaStandsBy();
    var unused = anna.handOver();
    thread.pass(SOON);
    berta.takeOver();
    clock.move(TIMES.trusted());

    assertThat(berta.use()).isEqualTo(Use.NOT);
  }

  @Test
  void withoutTheStoreTheOneThatEndsStopsInTime() {
    CompletableFuture<Void> over = anna.handOver();
    thread.pass(SOON);
    row.isOutOfReach(true);
    thread.pass(TIMES.trusted());

    assertThat(over).isDone();
    assertThat(anna.use()).isEqualTo(Use.NOT);
    assertThat(told).contains("anna lost");
  }

  private RenewedLease lease(String bot) {
    LeaseMeans means =
        new LeaseMeans(thread, thread, () -> clock.instant().toEpochMilli() * 1_000_000);
    return new RenewedLease("gateway", bot, row, TIMES, means);
  }

  private void starts(String bot, Lease lease) {
    lease.start(
        new Lease.Listener() {
          @Override
          public void offered() {
            told.add(bot + " offered");
          }

          @Override
          public void withdrawn() {
            told.add(bot + " withdrawn");
          }

          @Override
          public void acquired() {
            told.add(bot + " acquired");
          }

          @Override
          public void lost() {
            told.add(bot + " lost");
          }
        });
  }
}
