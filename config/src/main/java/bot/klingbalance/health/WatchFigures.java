package bot.klingbalance.health;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.InDoubt;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.Watch;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How many watches there are, when their channels were checked, and what was not delivered. */
public final class WatchFigures implements Supplier<CompletableFuture<Void>> {
  private final AllWatches watches;
  private final WarningStore store;
  private final Meters meters;
  private final Clock clock;
  private final MultiGauge watchGauge;
  private final MultiGauge setAsideGauge;
  private final MultiGauge inDoubtGauge;
  private final MultiGauge oldestCheckGauge;

  /** Figures that are shown from the first look on. */
  public WatchFigures(AllWatches watches, WarningStore store, Meters meters, Clock clock) {
    this.watches = watches;
    this.store = store;
    this.meters = meters;
    this.clock = clock;
    this.watchGauge = meters.gauges("kling.watches", "Watches of all channels");
    this.setAsideGauge =
        meters.gauges("kling.set.aside.warnings", "Messages of today that a channel did not take");
    this.inDoubtGauge =
        meters.gauges(
            "kling.in.doubt.warnings", "Messages of which nobody knows whether they arrived");
    this.oldestCheckGauge =
        meters.gauges(
            "kling.oldest.check.age.seconds",
            "Since the daily check of the watched channel that was checked least recently");
  }

  /**
   * What stands in the store at a moment.
   *
   * @param checks when each channel that is to be checked last was, where it ever was
   */
  private record Seen(
      List<Watch> watches, List<Instant> checks, List<Delivery> setAside, List<Delivery> inDoubt) {}

  /** Looks them up; what cannot be looked up is not shown. */
  @Override
  public CompletableFuture<Void> get() {
    return store
        .ask(this::look)
        .whenComplete((seen, trouble) -> show(Optional.ofNullable(seen)))
        .thenAccept(seen -> {});
  }

  private Seen look() {
    List<ChannelWatches> channels = watches.channels().stream().map(watches::of).toList();
    List<Instant> checks =
        channels.stream()
            .filter(each -> each.schedule().isPresent())
            .flatMap(each -> lastCheck(each.channel()).stream())
            .toList();
    Instant now = clock.instant();
    List<Delivery> setAside =
        store.outbox().setAsideSince(LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1)).stream()
            .filter(each -> now.isBefore(each.digest().dayEnds()))
            .toList();
    return new Seen(
        channels.stream().flatMap(each -> each.watches().stream()).toList(),
        checks,
        setAside,
        store.outbox().inDoubt().stream().map(InDoubt::delivery).toList());
  }

  private Optional<Instant> lastCheck(Channel channel) {
    ChannelStates states = store.states();
    return states.of(channel).memory().map(CheckState::at);
  }

  private void show(Optional<Seen> seen) {
    seen.flatMap(each -> each.checks().stream().max(Comparator.naturalOrder()))
        .ifPresent(meters::checked);
    oldestCheckGauge.register(
        seen.flatMap(each -> each.checks().stream().min(Comparator.naturalOrder())).stream()
            .map(oldest -> Row.of(Tags.empty(), oldest, this::age))
            .toList(),
        true);
    watchGauge.register(seen.stream().flatMap(WatchFigures::watchRows).toList(), true);
    setAsideGauge.register(rows(seen.map(Seen::setAside)), true);
    inDoubtGauge.register(rows(seen.map(Seen::inDoubt)), true);
  }

  private double age(Instant since) {
    return Duration.between(since, clock.instant()).toMillis() / 1000.0;
  }

  private static Stream<Row<?>> watchRows(Seen seen) {
    long paused = seen.watches().stream().filter(Watch::paused).count();
    return Stream.of(
        Row.of(Tags.of("state", "active"), seen.watches().size() - paused),
        Row.of(Tags.of("state", "paused"), paused));
  }

  private static List<Row<?>> rows(Optional<List<Delivery>> seen) {
    return seen.stream().flatMap(WatchFigures::rowsOf).toList();
  }

  private static Stream<Row<?>> rowsOf(List<Delivery> deliveries) {
    return Stream.of(Platform.SLACK, Platform.DISCORD)
        .map(
            platform ->
                Row.of(
                    Tags.of("platform", platform.key()),
                    deliveries.stream()
                        .filter(each -> each.digest().key().channel().platform() == platform)
                        .count()));
  }
}
