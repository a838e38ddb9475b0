package bot.klingbalance.lease;

import bot.klingbalance.store.StoreUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lease in a store that bots share, renewed for as long as the bot lives. */
public final class RenewedLease implements Lease {
  private static final Logger log = LoggerFactory.getLogger(RenewedLease.class);

  private final LeaseRow row;
  private final LeaseTimes times;
  private final LeaseMeans means;
  private final Handover handover;
  private @Nullable Listener listener;
  private LeaseState state = new LeaseState.Unknown();
  private boolean isHeld;
  private long trustedUntil;
  private boolean closed;

  /** One that was not asked for yet; {@code holder} is the name of this bot, and no other's. */
  public RenewedLease(
      String name, String holder, LeaseStore store, LeaseTimes times, LeaseMeans means) {
    this.row = new LeaseRow(name, holder, store, times.lasts());
    this.times = times;
    this.means = means;
    this.handover = new Handover(times, means.nanos());
  }

  @Override
  public synchronized void start(Listener told) {
    listener = told;
    means.asking().now(this::askOnAndOn);
  }

  @Override
  public synchronized boolean isHeld() {
    return isHeld && !isTimeUp();
  }

  @Override
  public synchronized Use use() {
    return isTimeUp() ? Use.NOT : handover.use(isHeld);
  }

  @Override
  public synchronized LeaseState state() {
    return isHeld && isTimeUp() ? new LeaseState.Unknown() : state;
  }

  @Override
  public synchronized void takeOver() {
    handover.ready();
    means.asking().now(this::ask);
  }

  @Override
  public synchronized CompletableFuture<Void> handOver() {
    if (isHeld()) {
      log.info("This bot offers {} to the others.", row.name());
      handover.begin();
      means.asking().now(this::ask);
      return handover.isOver();
    }
    return CompletableFuture.completedFuture(null);
  }

  /** Takes an offer back that nobody has taken up: it goes on as before. */
  public synchronized void keep() {
    handover.keep();
  }

  @Override
  public void close() {
    boolean wasHeld;
    synchronized (this) {
      closed = true;
      wasHeld = isHeld;
      isHeld = false;
    }
    means.asking().close(wasHeld ? row::giveBack : () -> {});
    means.watching().close(() -> {});
  }

  private void askOnAndOn() {
    try {
      ask();
    } finally {
      means.asking().after(pause(), this::askOnAndOn);
    }
  }

  private synchronized Optional<LeaseStore.Wish> wish() {
    return handover.wish();
  }

  private synchronized Duration pause() {
    return handover.look().orElse(isHeld() ? times.renewal() : times.retry());
  }

  private void ask() {
    wish().ifPresent(this::ask);
  }

  private void ask(LeaseStore.Wish wish) {
    long asked = means.nanos().getAsLong();
    try {
      row.claim(wish)
          .<Runnable>match(
              granted -> () -> granted(granted, asked),
              offered -> () -> offered(offered, asked),
              taken -> () -> taken(taken))
          .run();
    } catch (StoreUnavailable untold) {
      unknown();
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
    if (isHeld) {
      handover.renewed(granted.hasHeir());
    } else {
      isHeld = true;
      handover.acquired();
      log.info("This bot has {} from now on.", row.name());
      tell(Listener::acquired);
    }
    means.watching().after(times.trusted(), this::watch);
  }

  private synchronized void offered(LeaseClaim.Offered offered, long asked) {
    lose(new LeaseState.StandingBy(offered.holder(), offered.since()));
    trustedUntil = asked + times.trusted().toNanos();
    if (handover.inherit()) {
      log.info("The bot {} offers {}; this one prepares itself.", offered.holder(), row.name());
      tell(Listener::offered);
    }
  }

  private synchronized void taken(LeaseClaim.Taken taken) {
    LeaseState now = new LeaseState.StandingBy(taken.holder(), taken.since());
    if (isHeld() && handover.isOffered()) {
      log.info("The bot {} has taken {} over.", taken.holder(), row.name());
      isHeld = false;
      state = now;
      means.watching().after(handover.taken(), handover::end);
      return;
    }
    if (!now.equals(state)) {
      log.info("The bot {} has {}; this one stands by.", taken.holder(), row.name());
    }
    lose(now);
    if (handover.withdraw()) {
      tell(Listener::withdrawn);
    }
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
      handover.lost();
      tell(Listener::lost);
    }
  }

  private void tell(Consumer<Listener> news) {
    Optional.ofNullable(listener).ifPresent(told -> means.watching().now(() -> news.accept(told)));
  }

  private boolean isTimeUp() {
    return trustedUntil - means.nanos().getAsLong() <= 0;
  }
}
