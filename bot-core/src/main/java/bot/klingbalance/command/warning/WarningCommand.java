package bot.klingbalance.command.warning;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.check.WatchedAccountsReader;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.WarningButtons;
import bot.klingbalance.command.watch.WatchMessages;
import bot.klingbalance.command.watch.WatchPolicy;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestChart;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.DigestRefresh;
import bot.klingbalance.digest.DigestSnooze;
import bot.klingbalance.digest.DigestWording;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.store.StoreFailures;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.WatchChange;
import bot.klingbalance.watch.WatchRegistry;
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
public final class WarningCommand implements WarningButtons {
  private final WatchRegistry book;
  private final WarningStore store;
  private final WatchedAccountsReader reader;
  private final WatchPolicy rules;
  private final Clock clock;

  public WarningCommand(
      WatchRegistry book,
      WarningStore store,
      WatchedAccountsReader reader,
      WatchPolicy rules,
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
    WatchChange touch = new WatchChange(asker.user(), asker.name(), clock.instant());
    return told(
        store.ask(
            () ->
                store
                    .outbox()
                    .find(warning)
                    .map(delivery -> snoozed(delivery.digest(), period, touch))
                    .orElseGet(WarningCommand::isStale)));
  }

  private Known known(Delivery delivery) {
    Channel channel = delivery.digest().key().channel();
    return new Known(delivery.digest(), book.of(channel), store.states().of(channel));
  }

  private CompletableFuture<Reply> readAnew(Known known) {
    Optional<Instant> since = known.state().memory().map(CheckState::at);
    return reader
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

  private Reply snoozed(Digest digest, SnoozePeriod period, WatchChange touch) {
    ChannelWatches watches = book.of(digest.key().channel());
    ZoneId zone = watches.daily().orElse(rules.standard()).zone();
    DigestSnooze snooze = DigestSnooze.of(digest, period, zone, touch);
    store.states().snooze(snooze.snoozes());
    return rewritten(snooze.digest(), watches);
  }

  private Reply rewritten(Digest digest, ChannelWatches watches) {
    store.outbox().rewrite(digest);
    DigestWording wording = rules.wording(watches, book.mentions(watches.channel()));
    return new InPlace(
        DigestMessage.of(digest, wording, DigestChart.of(digest, wording, store.history())));
  }

  private static CompletableFuture<Reply> told(CompletableFuture<Reply> reply) {
    return StoreFailures.told(reply, () -> new ToAsker(WatchMessages.storeUnavailable()));
  }

  private static Reply isStale() {
    return new ToAsker(CommandMessages.buttonIsStale());
  }

  private record Known(Digest digest, ChannelWatches watches, ChannelState state) {}
}
