package bot.klingbalance.health;

import bot.klingbalance.command.CommandListener.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the bot has done since it started, in numbers. No label names a channel or a person, or an
 * account unless the settings want it, and the values of each are few. Safe for use by many
 * threads.
 */
public final class Meters {
  /** From an answer out of memory to one for which useapi.net had to sign in to Kling first. */
  private static final Duration[] STEPS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Clock clock;
  private final AtomicReference<@Nullable Instant> newestReading = new AtomicReference<>();
  private final AtomicReference<@Nullable Instant> lastCheck = new AtomicReference<>();
  private final ReasonLabels reasons = new ReasonLabels();
  private final LatestAnswers answers = new LatestAnswers();
  private volatile Runnable beforeScrape = () -> {};

  public Meters(Clock clock) {
    this.clock = clock;
    registry.config().meterFilter(new Steps());
    for (Fate fate : Fate.values()) {
      counter(fate, ReasonLabels.NONE);
    }
    UpstreamMeter.OUTCOMES.forEach(this::upstream);
  }

  /** What happened to a daily warning, or to a try to deliver it. */
  public enum Fate {
    PLANNED,
    DELIVERED,
    RETRIED,
    SET_ASIDE
  }

  /** Which accounts there are, and which fail. */
  public LatestAnswers answers() {
    return answers;
  }

  /** A connection, a database: 1 while it can be used, 0 while it cannot. */
  public void watch(String dependency, BooleanSupplier isUsable) {
    flag(
        "kling.up",
        "1 while the bot can use it, 0 while it cannot",
        Tag.of("dependency", dependency),
        isUsable);
  }

  /** A gauge that is 1 while something is so, else 0. */
  public void flag(String name, String description, Tag tag, BooleanSupplier isSo) {
    Gauge.builder(name, isSo, so -> so.getAsBoolean() ? 1 : 0)
        .description(description)
        .tags(List.of(tag))
        .strongReference(true)
        .register(registry);
  }

  /** A command or a button was answered. */
  public void command(String command, Outcome outcome, Duration took) {
    Timer.builder("kling.command")
        .description("From a command or button to its answer, without the way to the chat")
        .tags("command", command, "outcome", outcome.name().toLowerCase(Locale.ROOT))
        .register(registry)
        .record(took);
  }

  void upstream(String outcome, Duration took) {
    upstream(outcome).record(took);
  }

  /**
   * Something happened to a warning.
   *
   * @param reason a word for what was in the way, such as {@code not_in_channel}; empty when
   *     nothing was
   */
  void warning(Fate fate, String reason) {
    counter(fate, reasons.of(reason)).increment();
  }

  /** An account told at {@code at} what it has. */
  public void read(Instant at) {
    if (newestReading.getAndAccumulate(at, Meters::later) == null) {
      age("kling.newest.reading.age", "Since an account last told what it has", newestReading);
    }
  }

  /** A channel's daily check was made. */
  void checked() {
    checked(clock.instant());
  }

  /** One was made at {@code at}, by whichever bot. */
  void checked(Instant at) {
    if (lastCheck.getAndAccumulate(at, Meters::later) == null) {
      age("kling.last.check.age", "Since a daily check was last made", lastCheck);
    }
  }

  /** Gauges of one name, each with its labels, that come and go: what is unknown is left out. */
  public MultiGauge gauges(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  /** From now on {@code refresh} is done before each answer; it takes a moment at most. */
  public void beforeScrape(Runnable refresh) {
    beforeScrape = refresh;
  }

  /** Everything in the text format of Prometheus, version 0.0.4. */
  String scrape() {
    beforeScrape.run();
    return registry.scrape();
  }

  private Timer upstream(String outcome) {
    return Timer.builder("kling.upstream")
        .description("A request to useapi.net")
        .tag("outcome", outcome)
        .register(registry);
  }

  private Counter counter(Fate fate, String reason) {
    return Counter.builder("kling.warnings")
        .description("Daily warnings, and tries to deliver them")
        .tags("fate", fate.name().toLowerCase(Locale.ROOT), "reason", reason)
        .register(registry);
  }

  /** Known from the first time on: before it there is no age, not one of zero. */
  private void age(String name, String description, AtomicReference<@Nullable Instant> since) {
    TimeGauge.builder(name, since, TimeUnit.SECONDS, this::seconds)
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  private double seconds(AtomicReference<@Nullable Instant> since) {
    return Optional.ofNullable(since.get())
        .map(begin -> Duration.between(begin, clock.instant()).toMillis() / 1000.0)
        .orElse(Double.NaN);
  }

  private static Instant later(@Nullable Instant known, Instant next) {
    return known == null || known.isBefore(next) ? next : known;
  }

  /** Gives each timer the same few steps. */
  private static final class Steps implements MeterFilter {
    @Override
    public DistributionStatisticConfig configure(
        Meter.Id id, DistributionStatisticConfig configured) {
      return id.getType() == Meter.Type.TIMER
          ? DistributionStatisticConfig.builder()
              .serviceLevelObjectives(nanos())
              .build()
              .merge(configured)
          : configured;
    }

    private static double[] nanos() {
      return Stream.of(STEPS).mapToDouble(Duration::toNanos).toArray();
    }
  }
}
