package bot.klingbalance.outbox;

import static java.util.Objects.requireNonNull;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.Snooze;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.outbox.Delivery.Stage;
import bot.klingbalance.outbox.Delivery.Stage.Claimed;
import bot.klingbalance.outbox.Delivery.Stage.Waiting;
import bot.klingbalance.outbox.Settlement.Doubt;
import bot.klingbalance.outbox.edit.Edit;
import bot.klingbalance.outbox.edit.EditSettlement;
import bot.klingbalance.outbox.edit.Edits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** An outbox and the channels' states kept in memory, with the promises of the ports. */
public final class FakeOutbox implements Outbox, ChannelStates, Edits {
  private boolean isBroken;
  private final Map<DeliveryId, Delivery> deliveries = new LinkedHashMap<>();
  private final Map<Channel, CheckState> memories = new LinkedHashMap<>();
  private final Map<Channel, Map<AccountEmail, Snooze>> snoozes = new LinkedHashMap<>();
  private final Map<Channel, Map<AccountEmail, Taken>> taken = new LinkedHashMap<>();
  private final Map<DeliveryId, Shown> shown = new LinkedHashMap<>();
  private final Map<DeliveryId, Doubt> doubts = new LinkedHashMap<>();
  private final Map<DeliveryId, String> editors = new LinkedHashMap<>();
  private final Map<DeliveryId, Integer> editTries = new LinkedHashMap<>();

  @Override
  public synchronized ChannelState of(Channel channel) {
    return new ChannelState(
        Optional.ofNullable(memories.get(channel)),
        List.copyOf(snoozes.getOrDefault(channel, Map.of()).values()),
        List.copyOf(taken.getOrDefault(channel, Map.of()).values()));
  }

  @Override
  public synchronized void take(List<Taken> wanted) {
    for (Taken each : wanted) {
      taken.computeIfAbsent(each.channel(), channel -> new TreeMap<>()).put(each.account(), each);
    }
  }

  @Override
  public synchronized List<Taken> takenSince(Instant since) {
    return taken.values().stream()
        .flatMap(each -> each.values().stream())
        .filter(each -> !each.by().at().isBefore(since))
        .toList();
  }

  @Override
  public synchronized void release(Channel channel, Set<AccountEmail> accounts) {
    taken.getOrDefault(channel, new TreeMap<>()).keySet().removeAll(accounts);
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
          shown.put(each.id(), Shown.NEW);
        });
    return true;
  }

  /** As when a backup of the day before is put back. */
  synchronized void losesWhatItKnew() {
    deliveries.clear();
    memories.clear();
  }

  @Override
  public synchronized boolean interject(Digest digest, Instant from, boolean lookFirst) {
    Delivery waiting = new Delivery(digest, 0, false, lookFirst, new Waiting(from));
    boolean isNew = deliveries.putIfAbsent(digest.id(), waiting) == null;
    if (isNew) {
      shown.put(digest.id(), Shown.NEW);
    }
    return isNew;
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
    claimed.forEach(
        each -> {
          deliveries.put(each.id(), each);
          Shown was = shown(each.id());
          shown.put(each.id(), was.claimed(each.mayHaveArrived()));
        });
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
    Optional<Doubt> doubt =
        settlement instanceof Settlement.Retry retry ? retry.doubt() : Optional.empty();
    doubt.ifPresentOrElse(
        now -> doubts.merge(id, now, (first, later) -> new Doubt(first.at(), later.why())),
        () -> doubts.remove(id));
    if (settlement instanceof Settlement.Posted posted) {
      boolean isOlder = posted.found() && delivery.lookFirst();
      shown.put(id, shown(id).posted(posted.at(), isOlder));
    }
    return true;
  }

  @Override
  public synchronized Optional<Delivery> find(DeliveryId id) {
    return Optional.ofNullable(deliveries.get(id));
  }

  @Override
  public synchronized List<Delivery> of(Channel channel, LocalDate since) {
    return since(since).stream()
        .filter(each -> each.digest().key().channel().equals(channel))
        .toList();
  }

  @Override
  public synchronized List<Delivery> urgent(Channel channel, LocalDate since) {
    return of(channel, since).stream().filter(each -> each.digest().key().isUrgent()).toList();
  }

  @Override
  public synchronized List<Delivery> since(LocalDate day) {
    return deliveries.values().stream()
        .filter(each -> !each.digest().key().date().isBefore(day))
        .toList();
  }

  @Override
  public synchronized Optional<Digest> revise(DeliveryId id, Revision revision) {
    return Optional.ofNullable(deliveries.get(id)).map(was -> revised(was, revision));
  }

  private Digest revised(Delivery was, Revision revision) {
    Digest now = revision.change().apply(was.digest());
    deliveries.put(
        was.id(),
        new Delivery(now, was.tries(), was.mayHaveArrived(), was.lookFirst(), was.stage()));
    shown.put(was.id(), shown(was.id()).after(revision, was.digest(), now));
    return now;
  }

  private Shown shown(DeliveryId id) {
    return shown.getOrDefault(id, Shown.NEW);
  }

  @Override
  public synchronized List<Edit> claimEdits(Claim claim) {
    List<DeliveryId> due =
        deliveries.values().stream()
            .filter(each -> each.stage() instanceof Stage.Posted)
            .map(Delivery::id)
            .filter(
                id -> shown(id).editFrom().filter(from -> !from.isAfter(claim.now())).isPresent())
            .sorted(Comparator.comparing(id -> shown(id).editFrom().orElseThrow()))
            .limit(claim.most())
            .toList();
    return due.stream().map(id -> claimedEdit(id, claim)).toList();
  }

  private Edit claimedEdit(DeliveryId id, Claim claim) {
    Shown was = shown(id);
    shown.put(
        id,
        new Shown(was.revision(), was.shown(), was.at(), Optional.of(claim.until()), true, false));
    editors.put(id, claim.owner());
    Delivery delivery = requireNonNull(deliveries.get(id));
    Stage.Posted posted = (Stage.Posted) delivery.stage();
    int tries = editTries.merge(id, 1, Integer::sum);
    return new Edit(delivery.digest(), posted.message(), was.revision(), tries);
  }

  @Override
  public synchronized boolean settleEdit(DeliveryId id, String owner, EditSettlement settlement) {
    if (!editors.remove(id, owner)) {
      return false;
    }
    Shown was = shown(id);
    shown.put(
        id,
        settlement.match(
            done -> {
              editTries.remove(id);
              return new Shown(
                  was.revision(),
                  done.revision(),
                  Optional.of(done.at()),
                  was.revision() > done.revision() ? Optional.of(done.at()) : Optional.empty(),
                  false,
                  false);
            },
            retry -> edited(was, Optional.of(retry.from()), false),
            givenUp -> {
              editTries.remove(id);
              return edited(was, Optional.empty(), false);
            },
            ended -> edited(was, Optional.empty(), true)));
    return true;
  }

  private static Shown edited(Shown was, Optional<Instant> from, boolean hasEnded) {
    return new Shown(was.revision(), was.shown(), was.at(), from, from.isPresent(), hasEnded);
  }

  @Override
  public synchronized List<InDoubt> inDoubt() {
    return doubts.entrySet().stream()
        .filter(each -> due(requireNonNull(deliveries.get(each.getKey())).stage()).isPresent())
        .map(
            each ->
                new InDoubt(
                    requireNonNull(deliveries.get(each.getKey())),
                    each.getValue().at(),
                    each.getValue().why()))
        .toList();
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
