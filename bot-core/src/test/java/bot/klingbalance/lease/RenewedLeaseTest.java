package bot.klingbalance.lease;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.store.FakeThread;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenewedLeaseTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final LeaseTimes TIMES = LeaseTimes.DEFAULT;

  private final MovableClock clock = new MovableClock(NOON);
  private final FakeThread thread = new FakeThread(clock);
  private final FakeLeaseStore row = new FakeLeaseStore(clock);
  private final List<String> told = new ArrayList<>();
  private final RenewedLease lease =
      new RenewedLease(
          "gateway",
          "anna",
          row,
          TIMES,
          new LeaseMeans(thread, thread, () -> clock.instant().toEpochMilli() * 1_000_000));

  @BeforeEach
  void start() {
    lease.start(
        new Lease.Listener() {
          @Override
          public void offered() {
            told.add("offered");
          }

          @Override
          public void withdrawn() {
            told.add("withdrawn");
          }

          @Override
          public void acquired() {
            told.add("acquired");
          }

          @Override
          public void lost() {
            told.add("lost");
          }
        });
  }

  @Test
  void whatIsFreeIsHadAtOnceAndForAsLongAsItIsRenewed() {
    thread.run();
    assertThat(lease.isHeld()).isTrue();
    thread.pass(Duration.ofHours(1));

    assertThat(lease.isHeld()).isTrue();
    assertThat(lease.state()).isEqualTo(new LeaseState.Held(NOON));
    assertThat(told).containsExactly("acquired");
  }

  @Test
  void whatAnotherHasIsTakenOverSoonAfterThatOneFellSilent() {
    row.claim("gateway", "berta", LeaseStore.Wish.HAVE, TIMES.lasts());
    thread.pass(TIMES.lasts().minusMillis(1));
    assertThat(lease.isHeld()).isFalse();
    assertThat(lease.state()).isEqualTo(new LeaseState.StandingBy("berta", NOON));
    thread.pass(TIMES.retry().plusMillis(2));

    assertThat(lease.isHeld()).isTrue();
    assertThat(told).containsExactly("acquired");
  }

  @Test
  void whoCannotRenewItKnowsThatItIsLostBeforeAnotherCanTakeIt() {
    thread.run();
    row.isOutOfReach(true);
    thread.pass(TIMES.trusted().minusMillis(1));
    assertThat(lease.isHeld()).isTrue();
    thread.pass(Duration.ofMillis(1));

    assertThat(lease.isHeld()).isFalse();
    assertThat(told).containsExactly("acquired", "lost");
    assertThat(row.isTakenAt(clock.instant())).isTrue();
    assertThat(lease.state().isStandingBy()).isFalse();
  }

  @Test
  void itIsHadAgainWhenTheStoreAnswers() {
    thread.run();
    row.isOutOfReach(true);
    thread.pass(Duration.ofMinutes(1));
    row.isOutOfReach(false);
    thread.pass(TIMES.retry());

    assertThat(lease.isHeld()).isTrue();
    assertThat(told).containsExactly("acquired", "lost", "acquired");
  }

  @Test
  void whoWasFrozenKnowsAtOnceWhenItWakes() {
    thread.run();
    clock.move(Duration.ofMinutes(2));
    assertThat(lease.isHeld()).isFalse();

    row.claim("gateway", "berta", LeaseStore.Wish.HAVE, TIMES.lasts());
    thread.run();
    assertThat(told).containsExactly("acquired", "lost");
    assertThat(lease.state().isStandingBy()).isTrue();
  }

  @Test
  void anAnswerThatTookTooLongIsNotReliedOn() {
    row.takes(TIMES.trusted());
    thread.run();

    assertThat(lease.isHeld()).isFalse();
    assertThat(told).isEmpty();
  }

  @Test
  void whoEndsGivesItBack() {
    thread.run();
    lease.close();

    assertThat(lease.isHeld()).isFalse();
    assertThat(row.isTakenAt(clock.instant())).isFalse();
  }

  @Test
  void whoEndsWithoutHavingItTakesItFromNobody() {
    row.claim("gateway", "berta", LeaseStore.Wish.HAVE, TIMES.lasts());
    thread.run();
    lease.close();

    assertThat(row.isTakenAt(clock.instant())).isTrue();
  }

  @Test
  void whatIsOfferedIsHadAloneWhenTheOneThatEndsIsGoneBefore() {
    row.claim("gateway", "berta", LeaseStore.Wish.HAND_OVER, TIMES.lasts());
    thread.run();
    assertThat(told).containsExactly("offered");
    row.giveBack("gateway", "berta");
    thread.pass(TIMES.retry());

    assertThat(told).containsExactly("offered", "acquired");
    assertThat(lease.use()).isEqualTo(Lease.Use.ALONE);
  }

  @Test
  void whoPreparesItselfIsToldWhenAnotherOneHasIt() {
    row.claim("gateway", "berta", LeaseStore.Wish.HAND_OVER, TIMES.lasts());
    thread.run();
    row.claim("gateway", "berta", LeaseStore.Wish.HAVE, TIMES.lasts());
    thread.pass(TIMES.retry());

    assertThat(told).containsExactly("offered", "withdrawn");
    assertThat(lease.use()).isEqualTo(Lease.Use.NOT);
  }
}
