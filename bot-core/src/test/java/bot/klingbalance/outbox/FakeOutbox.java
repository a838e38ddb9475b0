package bot.klingbalance.outbox;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.Snooze;
import bot.klingbalance.outbox.Delivery.Stage;
import bot.klingbalance.outbox.Delivery.Stage.Claimed;
import bot.klingbalance.outbox.Delivery.Stage.Waiting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An outbox and the channels' states kept in memory, with the promises of the ports. */
public final class FakeOutbox implements Outbox, ChannelStates {
  private boolean isBroken;
  private final Map<DeliveryId, Delivery> deliveries = new LinkedHashMap<>();
  private final Map<Channel, CheckState> memories = new LinkedHashMap<>();
  private final Map<Channel, Map<AccountEmail, Snooze>> snoozes = new LinkedHashMap<>();

  @Override
  public synchronized ChannelState of(Channel channel) {
    return new ChannelState(
        Optional.ofNullable(memories.get(channel)),
        List.copyOf(snoozes.getOrDefault(channel, Map.of()).values()));
  }

  @Override
  public synchronized void snooze(List<Snooze> wanted) {
    for (Snooze snooze : wanted) {
      snoozes
          .computeIfAbsent(snooze.channel(), channel -> new LinkedHashMap<>())
          .put(snooze.account(), snooze);
    }
  }

  @Override
  public synchronized boolean plan(CheckState memory, Optional<Digest> digest, boolean lookFirst) {
    Optional<LocalDate> checked = of(memory.channel()).checked();
    if (checked.filter(newest -> !newest.isBefore(memory.date())).isPresent()
        || digest.filter(each -> deliveries.containsKey(each.id())).isPresent()) {
      return false;
    }
    memories.put(memory.channel(), memory);
    digest.ifPresent(
        each -> {
          Waiting now = new Waiting(memory.at());
          deliveries.put(each.id(), new Delivery(each, 0, false, lookFirst, now));
        });
    return true;
  }

  /** As when a backup of the day before is put back. */
  synchronized void losesWhatItKnew() {
    deliveries.clear();
    memories.clear();
  }

  @Override
  public synchronized boolean interject(Digest digest) {
    Delivery waiting = new Delivery(digest, 0, false, new Waiting(digest.readAt()));
    return deliveries.putIfAbsent(digest.id(), waiting) == null;
  }

  /** Whether whoever asks for work meets a defect. */
  synchronized void isBroken(boolean now) {
    isBroken = now;
  }

  @Override
  public synchronized List<Delivery> claim(Claim claim) {
    if (isBroken) {
      throw new IllegalStateException("a defect");
    }
    List<Delivery> claimed =
        deliveries.values().stream()
            .filter(
                each -> due(each.stage()).filter(from -> !from.isAfter(claim.now())).isPresent())
            .sorted(Comparator.comparing(each -> due(each.stage()).orElseThrow()))
            .limit(claim.most())
            .map(each -> claimed(each, claim))
            .toList();
    claimed.forEach(each -> deliveries.put(each.id(), each));
    return claimed;
  }

  @Override
  public synchronized boolean settle(DeliveryId id, String owner, Settlement settlement) {
    Delivery delivery = deliveries.get(id);
    if (delivery == null
        || !(delivery.stage() instanceof Claimed claimed)
        || !claimed.owner().equals(owner)) {
      return false;
    }
    deliveries.put(id, settled(delivery, settlement));
    return true;
  }

  @Override
  public synchronized Optional<Delivery> find(DeliveryId id) {
    return Optional.ofNullable(deliveries.get(id));
  }

  @Override
  public synchronized void rewrite(Digest digest) {
    deliveries.computeIfPresent(
        digest.id(),
        (id, was) ->
            new Delivery(digest, was.tries(), was.mayHaveArrived(), was.lookFirst(), was.stage()));
  }

  @Override
  public synchronized List<Delivery> setAside(Channel channel, int most) {
    return deliveries.values().stream()
        .filter(each -> each.digest().key().channel().equals(channel))
        .filter(each -> each.stage() instanceof Stage.SetAside)
        .sorted(Comparator.<Delivery, LocalDate>comparing(e -> e.digest().key().date()).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public synchronized List<Delivery> setAsideSince(LocalDate day) {
    return deliveries.values().stream()
        .filter(each -> each.stage() instanceof Stage.SetAside)
        .filter(each -> !each.digest().key().date().isBefore(day))
        .toList();
  }

  @Override
  public synchronized boolean requeue(DeliveryId id, Instant from) {
    Delivery delivery = deliveries.get(id);
    if (delivery == null
        || !(delivery.stage() instanceof Stage.SetAside)
        || delivery.mayHaveArrived()) {
      return false;
    }
    deliveries.put(
        id, new Delivery(delivery.digest(), 0, false, delivery.lookFirst(), new Waiting(from)));
    return true;
  }

  @Override
  public synchronized int forget(LocalDate day) {
    int before = deliveries.size();
    deliveries
        .values()
        .removeIf(each -> due(each.stage()).isEmpty() && each.digest().key().date().isBefore(day));
    return before - deliveries.size();
  }

  private static Optional<Instant> due(Stage stage) {
    if (stage instanceof Waiting waiting) {
      return Optional.of(waiting.from());
    }
    return stage instanceof Claimed claimed ? Optional.of(claimed.until()) : Optional.empty();
  }

  private static Delivery claimed(Delivery due, Claim claim) {
    return new Delivery(
        due.digest(),
        due.tries() + 1,
        due.mayHaveArrived() || due.stage() instanceof Claimed,
        due.lookFirst(),
        new Claimed(claim.owner(), claim.until()));
  }

  private static Delivery settled(Delivery delivery, Settlement settlement) {
    if (settlement instanceof Settlement.Posted posted) {
      return at(delivery, false, new Stage.Posted(posted.message(), posted.at()));
    }
    if (settlement instanceof Settlement.Retry retry) {
      return at(delivery, retry.mayHaveArrived(), new Waiting(retry.from()));
    }
    Settlement.SetAside aside = (Settlement.SetAside) settlement;
    return at(delivery, aside.mayHaveArrived(), new Stage.SetAside(aside.reason(), aside.at()));
  }

  private static Delivery at(Delivery delivery, boolean mayHaveArrived, Stage stage) {
    return new Delivery(
        delivery.digest(), delivery.tries(), mayHaveArrived, delivery.lookFirst(), stage);
  }
}
