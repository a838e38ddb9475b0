package bot.klingbalance.lease.shard;

import bot.klingbalance.lease.LeaseMeans;
import bot.klingbalance.lease.LeaseState;
import bot.klingbalance.lease.LeaseStore;
import bot.klingbalance.lease.LeaseTimes;
import bot.klingbalance.lease.RenewedLease;
import bot.klingbalance.lease.shard.ShardLeases.Listener;
import bot.klingbalance.message.quantity.CountText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The leases that a bot asks for, or has, of the shards; does what a {@link Spread} says. */
final class ShardParts {
  private static final Logger log = LoggerFactory.getLogger(ShardParts.class);

  /** After an offer that nobody took up. */
  private static final Duration NEXT_OFFER = Duration.ofMinutes(1);

  private final ShardNames names;
  private final String bot;
  private final LeaseStore store;
  private final LeaseTimes times;
  private final LeaseMeans means;
  private final NavigableMap<Integer, ShardPart> parts = new TreeMap<>();
  private final OpenShards open;
  private final List<IntConsumer> watchers = new ArrayList<>();
  private @Nullable Listener listener;
  private ShardView seen = ShardView.NOTHING;
  private int total = 1;
  private volatile long trustedUntil;
  private long offersFrom;
  private boolean isLeaving;

  ShardParts(ShardNames names, String bot, LeaseStore store, LeaseTimes times, LeaseMeans means) {
    this.names = names;
    this.bot = bot;
    this.store = store;
    this.times = times;
    this.means = means;
    this.open = new OpenShards(means.nanos(), times.retry().multipliedBy(2));
    this.offersFrom = means.nanos().getAsLong();
  }

  synchronized void tell(Listener told) {
    listener = told;
  }

  synchronized void watchTotal(IntConsumer watcher) {
    watchers.add(watcher);
    watcher.accept(total);
  }

  synchronized int total() {
    return total;
  }

  synchronized boolean isLeaving() {
    return isLeaving;
  }

  synchronized NavigableSet<Integer> held() {
    return parts.values().stream()
        .filter(ShardPart::isHeld)
        .map(part -> part.shard().number())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  synchronized LeaseState state() {
    return parts.values().stream()
        .filter(part -> total == 1 || part.isHeld())
        .map(ShardPart::state)
        .findFirst()
        .orElseGet(() -> total > 1 && isTotalKnown() ? seen.ofAnother() : new LeaseState.Unknown());
  }

  /** Does what follows from what the store said, who was asked at that moment. */
  synchronized void settle(ShardView view, long asked) {
    if (isLeaving && view.total() == total) {
      trustedUntil = asked + times.trusted().toNanos();
      return;
    }
    if (view.total() != total) {
      change(view.total());
    }
    if (view.isHeldAsWholeBeside(bot)) {
      // It answers for all: none is asked for, and what this bot has waits for the next look.
      trustedUntil = asked;
      seen = view;
      return;
    }
    trustedUntil = asked + times.trusted().toNanos();
    seen = view;
    if (isLeaving || view.agreedFor().compareTo(times.lasts()) < 0) {
      return;
    }
    settleOffers();
    Spread spread = new Spread(bot, view, parts.keySet(), open::isLong);
    open.seen(spread);
    NavigableSet<Integer> wanted = spread.wanted();
    dropped(part -> !wanted.contains(part.shard().number()) && !part.isHeld());
    wanted.stream().filter(each -> !parts.containsKey(each)).forEach(this::ask);
    if (means.nanos().getAsLong() - offersFrom >= 0) {
      spread.surplus().ifPresent(each -> offer(parts.get(each)));
    }
  }

  synchronized CompletableFuture<Void> handOver() {
    isLeaving = true;
    if (total > 1) {
      dropped(part -> !part.isHeld() && !part.isOffered());
    }
    return CompletableFuture.allOf(
        parts.values().stream().map(ShardPart::handOver).toArray(CompletableFuture<?>[]::new));
  }

  synchronized void close() {
    isLeaving = true;
    parts.values().forEach(ShardPart::close);
  }

  private synchronized List<IntConsumer> watchers() {
    return List.copyOf(watchers);
  }

  private void change(int now) {
    log.info("From now on {} has {}.", names.work(), CountText.of(now, "shard"));
    dropped(part -> true);
    open.forget();
    total = now;
    means.watching().now(() -> watchers().forEach(each -> each.accept(now)));
  }

  private void settleOffers() {
    parts.values().stream().filter(ShardPart::isDeclined).forEach(this::keep);
    dropped(ShardPart::isGone);
  }

  private void keep(ShardPart part) {
    part.keep();
    offersFrom = means.nanos().getAsLong() + NEXT_OFFER.toNanos();
  }

  private void offer(@Nullable ShardPart part) {
    if (part != null && part.isHeld() && !part.isOffered()) {
      log.info("Another bot has fewer shards of {} than this one.", names.work());
      var unused = part.handOver();
    }
  }

  private void ask(int number) {
    Shard shard = new Shard(number, total);
    RenewedLease lease =
        new RenewedLease(
            names.lease(number),
            bot,
            store,
            times,
            new LeaseMeans(
                new PartOfThread(means.asking()),
                new PartOfThread(means.watching()),
                means.nanos()));
    ShardPart part = new ShardPart(shard, lease, this::isTotalKnown);
    parts.put(number, part);
    told(each -> part.start(each.asked(shard, part)));
  }

  private void dropped(Predicate<ShardPart> which) {
    List<ShardPart> gone = parts.values().stream().filter(which).toList();
    for (ShardPart each : gone) {
      parts.remove(each.shard().number());
      each.close();
      told(one -> one.dropped(each.shard()));
    }
  }

  /** In the order of what happens, and with the news of the leases. */
  private void told(Consumer<Listener> news) {
    Optional.ofNullable(listener).ifPresent(told -> means.watching().now(() -> news.accept(told)));
  }

  private boolean isTotalKnown() {
    return trustedUntil - means.nanos().getAsLong() > 0;
  }
}
