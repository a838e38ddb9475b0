package bot.klingbalance.discord;

import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Interaction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * How fast the bot acknowledges through the gateway on loopback, and whether its heap stays flat.
 * The bot runs as a process of its own with a heap of 64 MB.
 */
final class DiscordBenchmark {
  private static final int MANY = 100_000;

  private final DiscordStandIn discord;
  private final BufferedReader fromBot;
  private final OutputStream toBot;

  private DiscordBenchmark(DiscordStandIn discord, Process bot) {
    this.discord = discord;
    this.fromBot = bot.inputReader(StandardCharsets.UTF_8);
    this.toBot = bot.getOutputStream();
  }

  public static void main(String[] args) throws Exception {
    DiscordStandIn discord = DiscordStandIn.open();
    discord.keepsNoRecords();
    Process bot =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BenchmarkBot.class.getName(),
                discord.apiUrl())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      new DiscordBenchmark(discord, bot).run();
    } finally {
      bot.destroy();
      discord.close();
    }
    System.exit(0);
  }

  private void run() throws Exception {
    String line = fromBot.readLine();
    while (line != null && !line.endsWith("ready")) {
      line = fromBot.readLine();
    }
    measure("warming up", "d20@example.com", 50, 20_000);
    measure("upstream 2 s, 1 in flight", "d2000@example.com", 1, 10);
    measure("upstream 2 s, 50 in flight", "d2000@example.com", 50, 1_000);
    measure("at hand, 50 in flight", "d0@example.com", 50, 10_000);
    for (int done = 0; done < MANY; done += MANY / 10) {
      say("heap after %6d: %5d KB", done, heap());
      measure("upstream 20 ms, 50 in flight", "d20@example.com", 50, MANY / 10);
    }
    say("heap after %6d: %5d KB", MANY, heap());
  }

  private void measure(String what, String email, int inFlight, int count) throws Exception {
    long[] acknowledged = new long[count];
    AtomicInteger next = new AtomicInteger();
    ExecutorService members = Executors.newFixedThreadPool(inFlight);
    long begin = System.nanoTime();
    for (int i = 0; i < inFlight; i++) {
      members.execute(
          () -> {
            for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
              acknowledged[n] = ask(email);
            }
          });
    }
    members.shutdown();
    if (!members.awaitTermination(10, TimeUnit.MINUTES)) {
      throw new AssertionError("not finished");
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    long[] sorted = LongStream.of(acknowledged).sorted().toArray();
    say(
        "%-28s %7d interactions, %7.0f/s, acknowledged after: median %.1f ms, p99 %.1f ms, worst %.1f ms",
        what,
        count,
        count / seconds,
        sorted[count / 2] / 1e6,
        sorted[(int) (count * 0.99)] / 1e6,
        sorted[count - 1] / 1e6);
  }

  private long ask(String email) {
    Interaction interaction = discord.types(email);
    long nanos = interaction.callback().nanos();
    if (!email.startsWith("d0@")) {
      interaction.edit();
    }
    discord.forgets(interaction);
    return nanos;
  }

  private long heap() {
    try {
      toBot.write('\n');
      toBot.flush();
      return Long.parseLong(fromBot.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
