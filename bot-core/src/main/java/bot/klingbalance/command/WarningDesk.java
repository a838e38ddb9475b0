package bot.klingbalance.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.WarningButtons;
import bot.klingbalance.message.CommandAnswer;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.warning.ChannelState;
import bot.klingbalance.warning.CheckMemory;
import bot.klingbalance.warning.Delivery;
import bot.klingbalance.warning.Digest;
import bot.klingbalance.warning.DigestChart;
import bot.klingbalance.warning.DigestMessage;
import bot.klingbalance.warning.DigestRefresh;
import bot.klingbalance.warning.DigestSnooze;
import bot.klingbalance.warning.Reading;
import bot.klingbalance.warning.Readings;
import bot.klingbalance.warning.WarningStore;
import bot.klingbalance.warning.WarningWording;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.Touch;
import bot.klingbalance.watch.WatchBook;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What happens under a daily warning: Refresh and Snooze, for every full member. Safe for use by
 * many threads; no call blocks.
 */
public final class WarningDesk implements WarningButtons {
  private final WatchBook book;
  private final WarningStore store;
  private final WatchedAccountsReader reader;
  private final WatchRules rules;
  private final Clock clock;

  public WarningDesk(
      WatchBook book,
      WarningStore store,
      WatchedAccountsReader reader,
      WatchRules rules,
      Clock clock) {
    this.book = book;
    this.store = store;
    this.reader = reader;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<Reply> refresh(DeliveryId warning) {
    return told(
        store
            .ask(() -> store.outbox().find(warning).map(this::known))
            .thenCompose(
                known -> known.map(this::readAnew).orElseGet(() -> completedFuture(isStale()))));
  }

  @Override
  public CompletableFuture<Reply> snooze(Asker asker, DeliveryId warning, SnoozePeriod period) {
    Touch touch = new Touch(asker.user(), asker.name(), clock.instant());
    return told(
        store.ask(
            () ->
                store
                    .outbox()
                    .find(warning)
                    .map(delivery -> snoozed(delivery.digest(), period, touch))
                    .orElseGet(WarningDesk::isStale)));
  }

  private Known known(Delivery delivery) {
    Channel channel = delivery.digest().key().channel();
    return new Known(delivery.digest(), book.of(channel), store.states().of(channel));
  }

  private CompletableFuture<Reply> readAnew(Known known) {
    Optional<Instant> since = known.state().memory().map(CheckMemory::at);
    return reader
        .read(known.digest().accounts(), since, Freshness.LIVE)
        .thenCompose(readings -> store.ask(() -> refreshed(known, readings)));
  }

  private Reply refreshed(Known known, List<Reading> readings) {
    Digest digest =
        DigestRefresh.of(
            known.digest(), known.watches(), Readings.of(readings), known.state(), clock.instant());
    return rewritten(digest, known.watches());
  }

  private Reply snoozed(Digest digest, SnoozePeriod period, Touch touch) {
    ChannelWatches watches = book.of(digest.key().channel());
    ZoneId zone = watches.daily().orElse(rules.standard()).zone();
    DigestSnooze snooze = DigestSnooze.of(digest, period, zone, touch);
    store.states().snooze(snooze.snoozes());
    return rewritten(snooze.digest(), watches);
  }

  private Reply rewritten(Digest digest, ChannelWatches watches) {
    store.outbox().rewrite(digest);
    WarningWording wording = rules.wording(watches, book.mentions(watches.channel()));
    return new InPlace(
        DigestMessage.of(digest, wording, DigestChart.of(digest, wording, store.history())));
  }

  private static CompletableFuture<Reply> told(CompletableFuture<Reply> reply) {
    return StoreTrouble.told(reply, () -> new ToAsker(WatchAnswer.storeUnavailable()));
  }

  private static Reply isStale() {
    return new ToAsker(CommandAnswer.buttonIsStale());
  }

  private record Known(Digest digest, ChannelWatches watches, ChannelState state) {}
}
