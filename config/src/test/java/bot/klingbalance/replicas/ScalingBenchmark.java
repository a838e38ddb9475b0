package bot.klingbalance.replicas;

import bot.klingbalance.crash.BotProcess;
import bot.klingbalance.outbox.ScratchFolder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Slack's commands a second over HTTP with one, two and three bots on one PostgreSQL behind a load
 * balancer; what a command takes of the processors in all bots together, which says more where all
 * share a machine; and how often useapi.net was asked. The arguments are how many commands, and
 * with how many bots to begin where not with one.
 */
public final class ScalingBenchmark {
  private static final int MOST_BOTS = 3;
  private static final int CALLERS = 8;
  private static final int WARM_UP = 1_000;
  private static final int PEOPLE = 2_000;
  private static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");

  private ScalingBenchmark() {}

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int commands = Integer.parseInt(args[0]);
    try (ScratchFolder folder = ScratchFolder.of("scaling-benchmark")) {
      int least = args.length > 1 ? Integer.parseInt(args[1]) : 1;
      for (int bots = least; bots <= MOST_BOTS; bots++) {
        try (HttpReplicas replicas = new HttpReplicas(folder.fresh("bots"), NOW, PEOPLE)) {
          measure(replicas, bots, commands);
        }
      }
    }
  }

  private static void measure(HttpReplicas replicas, int bots, int commands) throws IOException {
    for (int i = 0; i < bots; i++) {
      BotProcess unused = replicas.starts();
    }
    ask(replicas, WARM_UP);
    Duration before = processorTime(replicas);
    int readings = replicas.bots.world.readings();
    long start = System.nanoTime();
    ask(replicas, commands);
    double seconds = (System.nanoTime() - start) / 1e9;
    double processor = processorTime(replicas).minus(before).toNanos() / 1e6;
    int asked = replicas.bots.world.readings() - readings;
    if (asked > 1 + seconds / 10) {
      throw new AssertionError("useapi.net was asked %d times".formatted(asked));
    }
    System.out.printf(
        "%d bots: %.0f commands a second, %.2f ms of processors a command; useapi.net was asked"
            + " %d times in %.0f s; %s%n",
        bots, commands / seconds, processor / commands, asked, seconds, replicas.requests);
  }

  /** Returns when so many have been acknowledged and answered. */
  private static void ask(HttpReplicas replicas, int commands) {
    AtomicInteger left = new AtomicInteger(commands);
    Runnable caller =
        () -> {
          while (left.getAndDecrement() > 0) {
            replicas.requests.bring(replicas.requests.types(), replicas.balancer.address()).join();
          }
        };
    List<CompletableFuture<Void>> callers =
        IntStream.range(0, CALLERS)
            .mapToObj(
                each ->
                    CompletableFuture.runAsync(caller, work -> new Thread(work, "caller").start()))
            .toList();
    callers.forEach(CompletableFuture::join);
    replicas.bots.until(() -> replicas.requests.unanswered() == 0);
  }

  private static Duration processorTime(HttpReplicas replicas) {
    return replicas.bots.living().stream()
        .map(bot -> ProcessHandle.of(bot.id()).orElseThrow().info())
        .map(info -> info.totalCpuDuration().orElseThrow())
        .reduce(Duration.ZERO, Duration::plus);
  }
}
