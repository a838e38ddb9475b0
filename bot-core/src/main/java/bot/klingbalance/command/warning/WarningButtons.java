package bot.klingbalance.command.warning;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.ButtonHandler;
import bot.klingbalance.command.ButtonPress;
import bot.klingbalance.command.Managers;
import bot.klingbalance.command.watch.WatchContext;
import bot.klingbalance.command.watch.WatchMessages;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestButtons;
import bot.klingbalance.digest.DigestRefresh;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.message.Subject.Item;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Delivery.Stage.Posted;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.store.StoreFailures;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.WatchChange;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What happens under a daily warning: Refresh for every full member, and Snooze and I'm on it for
 * them too unless the settings name managers; all only in the channel of the warning. Safe for use
 * by many threads; no call blocks.
 */
public final class WarningButtons {
  /** Under which they are counted. */
  public static final String TOPIC = "warning";

  private final WatchContext context;
  private final WarningStore store;
  private final Clock clock;
  private final Takers takers;
  private final DigestChanges changes;

  public WarningButtons(WatchContext context, Clock clock) {
    this.context = context;
    this.store = context.store();
    this.clock = clock;
    this.takers = new Takers(context);
    this.changes = new DigestChanges(context, clock);
  }

  /** Every verb that stands under a warning. */
  public static List<String> verbs() {
    return Stream.concat(
            Stream.of(DigestButtons.REFRESH, DigestButtons.TAKE),
            Stream.of(SnoozePeriod.values()).map(DigestButtons::snooze))
        .toList();
  }

  public List<ButtonHandler<Item>> handlers() {
    ButtonHandler<Item> refresh = ButtonHandler.ofItem(DigestButtons.REFRESH, this::refresh);
    Stream<ButtonHandler<Item>> snoozes =
        Stream.of(SnoozePeriod.values())
            .map(
                period ->
                    ButtonHandler.ofItem(
                        DigestButtons.snooze(period), press -> snooze(press, period)));
    ButtonHandler<Item> take = ButtonHandler.ofItem(DigestButtons.TAKE, this::take);
    return Stream.concat(Stream.of(refresh, take), snoozes)
        .map(handler -> handler.countedAs(TOPIC))
        .toList();
  }

  /** Reads the accounts of the warning anew, and strikes through what is over. */
  private CompletableFuture<Reply> refresh(ButtonPress<Item> press) {
    return told(
        store
            .ask(() -> store.outbox().find(warning(press)))
            .thenCompose(
                found ->
                    refusal(found, press.channel())
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> refresh(found.orElseThrow(), press.asker()))));
  }

  private CompletableFuture<Reply> refresh(Delivery delivery, Asker asker) {
    return store.ask(() -> known(delivery)).thenCompose(known -> readAnew(known, asker));
  }

  /** Hides the accounts of the warning in its channel, and says so under it. */
  private CompletableFuture<Reply> snooze(ButtonPress<Item> press, SnoozePeriod period) {
    return managed(
        press,
        WarningMessages.snoozeNotAllowed(),
        (digest, change) -> changes.snooze(digest, period, change));
  }

  /** Says who deals with the accounts of the warning, wherever they are shown today. */
  private CompletableFuture<Reply> take(ButtonPress<Item> press) {
    return managed(
        press,
        WarningMessages.takeNotAllowed(),
        (digest, change) ->
            takers
                .take(digest, change)
                .map(changes::inPlace)
                .orElseGet(() -> new ToAsker(WarningMessages.nothingToTake())));
  }

  /** Does what only managers may, where the settings name any. */
  private CompletableFuture<Reply> managed(
      ButtonPress<Item> press,
      ChatMessage notAllowed,
      BiFunction<Digest, WatchChange, Reply> work) {
    Asker asker = press.asker();
    Managers managers = context.policy().get().managers();
    if (!managers.named().isEmpty() && !managers.include(asker)) {
      return completedFuture(new ToAsker(notAllowed));
    }
    WatchChange change = new WatchChange(asker.user(), asker.name(), clock.instant());
    return told(
        store.ask(
            () -> {
              Optional<Delivery> found = store.outbox().find(warning(press));
              return refusal(found, press.channel())
                  .orElseGet(() -> work.apply(found.orElseThrow().digest(), change));
            }));
  }

  /** Why a press is not answered: its warning is gone, or of another channel. */
  private static Optional<Reply> refusal(Optional<Delivery> found, Channel pressedIn) {
    if (found.isEmpty()) {
      return Optional.of(new ToAsker(WarningMessages.notKnown()));
    }
    return isIn(found.get(), pressedIn)
        ? Optional.empty()
        : Optional.of(new ToAsker(WarningMessages.ofAnotherChannel()));
  }

  /** A platform may have posted to another id: to that of the chat with a person, for one. */
  private static boolean isIn(Delivery delivery, Channel channel) {
    return delivery.digest().key().channel().equals(channel)
        || (delivery.stage() instanceof Posted posted
            && posted.message().channel().equals(channel));
  }

  private Known known(Delivery delivery) {
    Channel channel = delivery.digest().key().channel();
    return new Known(delivery.digest(), context.watches().of(channel), store.states().of(channel));
  }

  private CompletableFuture<Reply> readAnew(Known known, Asker asker) {
    Optional<Instant> since = known.state().memory().map(CheckState::at);
    return context
        .reader()
        .onBehalfOf(asker.user().requester())
        .read(known.accounts(), since, Freshness.LIVE)
        .thenCompose(readings -> store.ask(() -> refreshed(known, readings)));
  }

  private Reply refreshed(Known known, List<WatchedReading> readings) {
    Instant now = clock.instant();
    ChannelReadings all = ChannelReadings.of(readings);
    return changes.change(
        known.digest(),
        digest -> DigestRefresh.of(digest, known.watches(), all, known.state(), now));
  }

  private static CompletableFuture<Reply> told(CompletableFuture<Reply> reply) {
    return StoreFailures.told(reply, () -> new ToAsker(WatchMessages.storeUnavailable()));
  }

  private static DeliveryId warning(ButtonPress<Item> press) {
    return new DeliveryId(press.subject().id());
  }

  private record Known(Digest digest, ChannelWatches watches, ChannelState state) {
    /** Also those that are gone and count no more: they may be back. */
    Set<AccountEmail> accounts() {
      Set<AccountEmail> all = new TreeSet<>(digest.accounts());
      digest.lines().forEach(line -> line.finding().account().ifPresent(all::add));
      return all;
    }
  }
}
