package bot.klingbalance.health;

import bot.klingbalance.lease.SessionStarts;
import bot.klingbalance.store.StoreThreads;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** How many sessions all bots began with Discord, whose limit is a daily one. */
public final class SessionFigures implements Supplier<CompletableFuture<Void>> {
  private final SessionStarts starts;
  private final Executor threads;
  private final Clock clock;
  private final MultiGauge begun;

  /**
   * Figures that are shown from the first look on.
   *
   * @param threads may wait for the store
   */
  public SessionFigures(SessionStarts starts, Executor threads, Meters meters, Clock clock) {
    this.starts = starts;
    this.threads = threads;
    this.clock = clock;
    this.begun =
        meters.gauges(
            "kling.discord.sessions.begun",
            "Sessions with Discord's gateway that all bots on this database began in 24 hours");
  }

  /** Looks them up; what cannot be looked up is not shown. */
  @Override
  public CompletableFuture<Void> get() {
    return StoreThreads.ask(() -> starts.recent(clock.instant()), threads)
        .whenComplete((recent, trouble) -> show(Optional.ofNullable(recent)))
        .thenAccept(recent -> {});
  }

  private void show(Optional<SessionStarts.Recent> recent) {
    List<Row<?>> rows =
        recent.stream().<Row<?>>map(each -> Row.of(Tags.empty(), each.count())).toList();
    begun.register(rows, true);
  }
}
