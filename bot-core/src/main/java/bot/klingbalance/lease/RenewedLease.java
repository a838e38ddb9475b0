package bot.klingbalance.lease;

import bot.klingbalance.store.StoreThread;
import bot.klingbalance.store.StoreUnavailable;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lease in a store that bots share, renewed for as long as the bot lives. */
public final class RenewedLease implements Lease {
  private static final Logger log = LoggerFactory.getLogger(RenewedLease.class);

  private final String name;
  private final String holder;
  private final LeaseStore store;
  private final LeaseTimes times;
  private final Means means;
  private @Nullable Listener listener;
  private LeaseState state = new LeaseState.Unknown();
  private boolean isHeld;
  private long trustedUntil;
  private boolean closed;

  /**
   * What a lease works with.
   *
   * @param asking for the store
   * @param watching for looking whether the time is up while the store does not answer; the
   *     listener is told on it
   * @param nanos a clock that never goes back, as {@link WakingTime}
   */
  public record Means(StoreThread asking, StoreThread watching, LongSupplier nanos) {}

  /**
   * A lease that nobody has asked for yet.
   *
   * @param name of what is to be had
   * @param holder the name of this bot, which no other bot has
   */
  public RenewedLease(String name, String holder, LeaseStore store, LeaseTimes times, Means means) {
    this.name = name;
    this.holder = holder;
    this.store = store;
    this.times = times;
    this.means = means;
  }

  @Override
  public synchronized void start(Listener told) {
    listener = told;
    means.asking().now(this::ask);
  }

  @Override
  public synchronized boolean isHeld() {
    return isHeld && !isTimeUp();
  }

  @Override
  public synchronized LeaseState state() {
    return isHeld && isTimeUp() ? new LeaseState.Unknown() : state;
  }

  @Override
  public void close() {
    boolean wasHeld;
    synchronized (this) {
      closed = true;
      wasHeld = isHeld;
      isHeld = false;
    }
    means.asking().close(wasHeld ? this::giveBack : () -> {});
    means.watching().close(() -> {});
  }

  private void ask() {
    long asked = means.nanos().getAsLong();
    try {
      store
          .claim(name, holder, times.lasts())
          .<Runnable>match(granted -> () -> granted(granted, asked), taken -> () -> taken(taken))
          .run();
    } catch (StoreUnavailable untold) {
      unknown();
    } finally {
      means.asking().after(isHeld() ? times.renewal() : times.retry(), this::ask);
    }
  }

  private synchronized void granted(LeaseClaim.Granted granted, long asked) {
    long until = asked + times.trusted().toNanos();
    if (closed || until - means.nanos().getAsLong() <= 0) {
      // The answer is too old to be relied on; the next one comes soon.
      lose(new LeaseState.Unknown());
      return;
    }
    trustedUntil = until;
    state = new LeaseState.Held(granted.since());
    if (!isHeld) {
      isHeld = true;
      log.info("This bot has {} from now on.", name);
      tell(Listener::acquired);
    }
    means.watching().after(times.trusted(), this::watch);
  }

  private synchronized void taken(LeaseClaim.Taken taken) {
    if (!isOf(taken.holder())) {
      log.info("The bot {} has {}; this one stands by.", taken.holder(), name);
    }
    lose(new LeaseState.StandingBy(taken.holder(), taken.since()));
  }

  private boolean isOf(String other) {
    return state.match(
        held -> false, standingBy -> standingBy.holder().equals(other), none -> false);
  }

  /** It is held until the time is up: the next answer may come before. */
  private synchronized void unknown() {
    if (!isHeld) {
      state = new LeaseState.Unknown();
    }
  }

  private synchronized void watch() {
    if (isHeld && isTimeUp()) {
      lose(new LeaseState.Unknown());
    }
  }

  private void lose(LeaseState now) {
    state = now;
    if (isHeld) {
      isHeld = false;
      tell(Listener::lost);
    }
  }

  private void tell(Consumer<Listener> news) {
    Listener told = listener;
    if (told != null) {
      means.watching().now(() -> news.accept(told));
    }
  }

  private boolean isTimeUp() {
    return trustedUntil - means.nanos().getAsLong() <= 0;
  }

  private void giveBack() {
    try {
      store.giveBack(name, holder);
    } catch (StoreUnavailable untold) {
      // It runs out by itself.
    }
  }
}
