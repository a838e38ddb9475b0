package bot.klingbalance.command.warning;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.ButtonHandler;
import bot.klingbalance.command.ButtonPress;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.watch.WatchContext;
import bot.klingbalance.command.watch.WatchMessages;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestButtons;
import bot.klingbalance.digest.DigestChart;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.DigestRefresh;
import bot.klingbalance.digest.DigestSnooze;
import bot.klingbalance.digest.DigestWording;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.message.Subject.Item;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.store.StoreFailures;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.WatchChange;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * What happens under a daily warning: Refresh and Snooze, for every full member. Safe for use by
 * many threads; no call blocks.
 */
public final class WarningButtons {
  /** Under which they are counted. */
  public static final String TOPIC = "warning";

  private final WatchContext context;
  private final WarningStore store;
  private final Clock clock;

  public WarningButtons(WatchContext context, Clock clock) {
    this.context = context;
    this.store = context.store();
    this.clock = clock;
  }

  /** Every verb that stands under a warning. */
  public static List<String> verbs() {
    return Stream.concat(
            Stream.of(DigestButtons.REFRESH),
            Stream.of(SnoozePeriod.values()).map(DigestButtons::snooze))
        .toList();
  }

  public List<ButtonHandler<Item>> handlers() {
    ButtonHandler<Item> refresh =
        ButtonHandler.ofItem(DigestButtons.REFRESH, press -> refresh(warning(press)));
    Stream<ButtonHandler<Item>> snoozes =
        Stream.of(SnoozePeriod.values())
            .map(
                period ->
                    ButtonHandler.ofItem(
                        DigestButtons.snooze(period),
                        press -> snooze(press.asker(), warning(press), period)));
    return Stream.concat(Stream.of(refresh), snoozes)
        .map(handler -> handler.countedAs(TOPIC))
        .toList();
  }

  /** Reads the accounts of the warning anew, and strikes through what is over. */
  private CompletableFuture<Reply> refresh(DeliveryId warning) {
    return told(
        store
            .ask(() -> store.outbox().find(warning).map(this::known))
            .thenCompose(
                known -> known.map(this::readAnew).orElseGet(() -> completedFuture(isStale()))));
  }

  /** Hides the accounts of the warning in its channel, and says so under it. */
  private CompletableFuture<Reply> snooze(Asker asker, DeliveryId warning, SnoozePeriod period) {
    WatchChange change = new WatchChange(asker.user(), asker.name(), clock.instant());
    return told(
        store.ask(
            () ->
                store
                    .outbox()
                    .find(warning)
                    .map(delivery -> snoozed(delivery.digest(), period, change))
                    .orElseGet(WarningButtons::isStale)));
  }

  private Known known(Delivery delivery) {
    Channel channel = delivery.digest().key().channel();
    return new Known(delivery.digest(), context.watches().of(channel), store.states().of(channel));
  }

  private CompletableFuture<Reply> readAnew(Known known) {
    Optional<Instant> since = known.state().memory().map(CheckState::at);
    return context
        .reader()
        .read(known.digest().accounts(), since, Freshness.LIVE)
        .thenCompose(readings -> store.ask(() -> refreshed(known, readings)));
  }

  private Reply refreshed(Known known, List<WatchedReading> readings) {
    Digest digest =
        DigestRefresh.of(
            known.digest(),
            known.watches(),
            ChannelReadings.of(readings),
            known.state(),
            clock.instant());
    return rewritten(digest, known.watches());
  }

  private Reply snoozed(Digest digest, SnoozePeriod period, WatchChange change) {
    ChannelWatches watches = context.watches().of(digest.key().channel());
    ZoneId zone = watches.daily().orElse(context.policy().get().standard()).zone();
    DigestSnooze snooze = DigestSnooze.of(digest, period, zone, change);
    store.states().snooze(snooze.snoozes());
    return rewritten(snooze.digest(), watches);
  }

  private Reply rewritten(Digest digest, ChannelWatches watches) {
    store.outbox().rewrite(digest);
    DigestWording wording =
        context.policy().get().wording(watches, context.watches().mentions(watches.channel()));
    return new InPlace(
        DigestMessage.of(digest, wording, DigestChart.of(digest, wording, store.history())));
  }

  private static CompletableFuture<Reply> told(CompletableFuture<Reply> reply) {
    return StoreFailures.told(reply, () -> new ToAsker(WatchMessages.storeUnavailable()));
  }

  private static DeliveryId warning(ButtonPress<Item> press) {
    return new DeliveryId(press.subject().id());
  }

  private static Reply isStale() {
    return new ToAsker(CommandMessages.buttonIsStale());
  }

  private record Known(Digest digest, ChannelWatches watches, ChannelState state) {}
}
