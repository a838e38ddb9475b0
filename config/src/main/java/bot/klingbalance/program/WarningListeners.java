package bot.klingbalance.program;

import bot.klingbalance.health.Heartbeat;
import bot.klingbalance.health.Meters;
import bot.klingbalance.health.WarningMeter;
import bot.klingbalance.outbox.DeliveryLog;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.settings.Settings;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;

/** Who is told what becomes of warnings: the log, whoever waits for a heartbeat, the metrics. */
final class WarningListeners {
  private WarningListeners() {}

  static WarningListener of(
      OkHttpClient http, Supplier<Settings> settings, Optional<Meters> meters) {
    Heartbeat heartbeat = new Heartbeat(http, () -> settings.get().health().pingUrl());
    Stream<WarningListener> meter = meters.<WarningListener>map(WarningMeter::new).stream();
    return WarningListener.all(
        Stream.concat(Stream.of(new DeliveryLog(), heartbeat), meter).toList());
  }
}
