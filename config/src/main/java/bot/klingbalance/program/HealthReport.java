package bot.klingbalance.program;

import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.concurrent.LastWork;
import bot.klingbalance.database.Database;
import bot.klingbalance.health.Dependency;
import bot.klingbalance.health.HealthEndpoint;
import bot.klingbalance.health.Meters;
import bot.klingbalance.settings.HealthSection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The health report of a running bot, served until it is closed. */
public final class HealthReport implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HealthReport.class);

  /** A load balancer that looks each second sees it, and sends nothing more. */
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(2);

  private final Optional<HealthEndpoint> endpoint;
  private final boolean hasOthers;
  private volatile long leavingSince = System.nanoTime();

  private HealthReport(Optional<HealthEndpoint> endpoint, boolean hasOthers) {
    this.endpoint = endpoint;
    this.hasOthers = hasOthers;
  }

  /**
   * Serves it where the settings say so. A port that is taken is logged; the bot works all the
   * same.
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
    return new HealthReport(
        meters.flatMap(each -> opened(settings, dependencies, each)), database.isShared());
  }

  /** From now on {@code /ready} says that the bot ends. */
  public void leave() {
    endpoint.ifPresent(HealthEndpoint::leave);
    leavingSince = System.nanoTime();
  }

  /**
   * Where other bots go on, it waits first until a load balancer has seen that this one ends: what
   * it sends until then is still answered.
   */
  @Override
  public void close() {
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

  private static Optional<HealthEndpoint> opened(
      HealthSection settings, List<Dependency> dependencies, Meters meters) {
    dependencies.forEach(each -> meters.watch(each.name(), each::isWell));
    try {
      HealthEndpoint endpoint =
          HealthEndpoint.open(
              new InetSocketAddress(settings.bind(), settings.port()), dependencies, meters);
      log.debug("The health report is served on {}.", endpoint.address());
      return Optional.of(endpoint);
    } catch (IOException | IllegalArgumentException taken) {
      log.error(
          "The health report cannot be served on {}:{}: {}. Choose another health.port"
              + " (HEALTH_PORT); 0 is none.",
          settings.bind(),
          settings.port(),
          taken.getMessage());
      return Optional.empty();
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
}
