package bot.klingbalance.lease;

import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;

/** The row of one lease, by a test's clock. */
final class FakeLeaseStore implements LeaseStore {
  private final MovableClock clock;
  private String holder = "";
  private Instant since = Instant.EPOCH;
  private Instant until = Instant.EPOCH;
  private boolean isOffered;
  private String heir = "";
  private Instant heirUntil = Instant.EPOCH;
  private boolean isOutOfReach;
  private Duration takes = Duration.ZERO;

  FakeLeaseStore(MovableClock clock) {
    this.clock = clock;
  }

  @Override
  public LeaseClaim claim(String name, String bot, Wish wish, Duration lasts) {
    if (isOutOfReach) {
      throw new StoreUnavailable("out of reach");
    }
    Instant now = clock.instant();
    clock.move(takes);
    boolean inherits = wish == Wish.TAKE_OVER && isOffered && heir.equals(bot);
    if (isTakenAt(now) && !holder.equals(bot) && !inherits) {
      return anothers(bot, lasts);
    }
    since = isTakenAt(now) && holder.equals(bot) ? since : now;
    holder = bot;
    until = now.plus(lasts);
    isOffered = wish == Wish.HAND_OVER;
    heir = isOffered ? heir : "";
    return new LeaseClaim.Granted(since, !heir.isEmpty() && !heirUntil.isBefore(now));
  }

  private LeaseClaim anothers(String bot, Duration lasts) {
    Instant now = clock.instant();
    if (!isOffered || !(heir.isEmpty() || heir.equals(bot) || heirUntil.isBefore(now))) {
      return new LeaseClaim.Taken(holder, since);
    }
    heir = bot;
    heirUntil = now.plus(lasts);
    return new LeaseClaim.Offered(holder, since);
  }

  @Override
  public void giveBack(String name, String bot) {
    if (holder.equals(bot)) {
      until = Instant.EPOCH;
      isOffered = false;
      heir = "";
    }
  }

  boolean isTakenAt(Instant moment) {
    return until.isAfter(moment);
  }

  void isOutOfReach(boolean now) {
    isOutOfReach = now;
  }

  void takes(Duration time) {
    takes = time;
  }
}
