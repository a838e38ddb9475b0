package bot.klingbalance.program;

import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.concurrent.Backoff;
import bot.klingbalance.concurrent.LastWork;
import bot.klingbalance.database.Database;
import bot.klingbalance.health.Dependency;
import bot.klingbalance.health.HealthEndpoint;
import bot.klingbalance.health.Meters;
import bot.klingbalance.settings.HealthSection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The health report of a running bot, served until it is closed. */
public final class HealthReport implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HealthReport.class);

  /** A load balancer that looks each second sees it, and sends nothing more. */
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(2);

  /** As patient as the bot is with Slack's port. */
  private static final Backoff RETRIES = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  private final InetSocketAddress address;
  private final List<Dependency> dependencies;
  private final Optional<Meters> meters;
  private final boolean hasOthers;
  private final Later later;
  private Optional<HealthEndpoint> endpoint = Optional.empty();
  private boolean isLeaving;
  private int failures;
  private long leavingSince = System.nanoTime();

  private HealthReport(
      HealthSection settings,
      Optional<Meters> meters,
      List<Dependency> dependencies,
      boolean hasOthers,
      Later later) {
    this.address = new InetSocketAddress(settings.bind(), settings.port());
    this.meters = meters;
    this.dependencies = dependencies;
    this.hasOthers = hasOthers;
    this.later = later;
  }

  /**
   * Serves it where the settings say so. A port that is taken is logged once and tried again; the
   * bot works all the same.
   *
   * @param meters absent when it is served nowhere
   * @param work when each part that works by itself did so last
   */
  public static HealthReport of(
      HealthSection settings,
      Optional<Meters> meters,
      List<ChatAdapter> chats,
      Database database,
      List<LastWork> work) {
    List<Dependency> dependencies =
        Stream.of(
                chats.stream().map(HealthReport::connected),
                Stream.of(new Dependency("database", database::isUsable)),
                work.stream().map(HealthReport::working))
            .flatMap(each -> each)
            .toList();
    return of(
        settings,
        meters,
        dependencies,
        database.isShared(),
        (wait, attempt) -> BackgroundTask.later("health-port", wait, attempt));
  }

  static HealthReport of(
      HealthSection settings,
      Optional<Meters> meters,
      List<Dependency> dependencies,
      boolean hasOthers,
      Later later) {
    HealthReport report = new HealthReport(settings, meters, dependencies, hasOthers, later);
    meters.ifPresent(each -> dependencies.forEach(part -> each.watch(part.name(), part::isWell)));
    report.open();
    return report;
  }

  /** From now on {@code /ready} says that the bot ends. */
  public synchronized void leave() {
    isLeaving = true;
    endpoint.ifPresent(HealthEndpoint::leave);
    leavingSince = System.nanoTime();
  }

  /**
   * Where other bots go on, it waits first until a load balancer has seen that this one ends: what
   * it sends until then is still answered.
   */
  @Override
  public synchronized void close() {
    isLeaving = true;
    if (hasOthers && endpoint.isPresent()) {
      awaitSeen();
    }
    endpoint.ifPresent(HealthEndpoint::close);
  }

  private void awaitSeen() {
    try {
      TimeUnit.NANOSECONDS.sleep(
          SEEN_WITHIN.minusNanos(System.nanoTime() - leavingSince).toNanos());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void open() {
    if (isLeaving || meters.isEmpty()) {
      return;
    }
    try {
      HealthEndpoint opened = HealthEndpoint.open(address, dependencies, meters.get());
      endpoint = Optional.of(opened);
      if (failures == 0) {
        log.debug("The health report is served on {}.", opened.address());
      } else {
        log.info("The health report is served on {} now.", opened.address());
      }
    } catch (IOException | IllegalArgumentException taken) {
      notOpened(taken.getMessage());
    }
  }

  /** A port that is taken may become free; an address of another machine stays one. */
  private void notOpened(@Nullable String why) {
    boolean mayBecomeFree = isOfThisMachine();
    failures++;
    if (failures == 1) {
      log.error(
          "The health report cannot be served on {}:{}: {}. {}; health.port (HEALTH_PORT) 0 is none.",
          address.getHostString(),
          address.getPort(),
          why,
          mayBecomeFree
              ? "It is tried again. Free the port, or choose another"
              : "Set health.bind to an address of this machine, such as 127.0.0.1");
    }
    if (mayBecomeFree) {
      later.run(RETRIES.after(failures, ThreadLocalRandom.current().nextDouble()), this::open);
    }
  }

  private boolean isOfThisMachine() {
    try (ServerSocket anyPort = new ServerSocket()) {
      anyPort.bind(new InetSocketAddress(address.getHostString(), 0));
      return true;
    } catch (IOException elsewhere) {
      return false;
    }
  }

  private static Dependency working(LastWork part) {
    return new Dependency(part.name(), () -> part.stalledSince().isEmpty());
  }

  private static Dependency connected(ChatAdapter chat) {
    return new Dependency(
        chat.platform().title().toLowerCase(Locale.ROOT),
        () -> chat.state().connectedSince().isPresent(),
        () -> chat.turn().isStandingBy(),
        chat::share);
  }

  /** Runs an attempt once, after a time. */
  interface Later {
    void run(Duration wait, Runnable attempt);
  }
}
