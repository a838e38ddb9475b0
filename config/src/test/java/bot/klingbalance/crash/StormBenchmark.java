package bot.klingbalance.crash;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.discord.standin.Json;
import bot.klingbalance.outbox.ScratchFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * 500 accounts in 20 channels, by turns of Slack and Discord, turn critical within a minute, while
 * both chats answer many requests with 429: how many messages a channel gets, when it gets the
 * first and when all of it stands there, and what is asked of whom. The program is the real one, in
 * a process of its own and in real time: about ten minutes.
 */
public final class StormBenchmark {
  private static final Instant BEFORE = Instant.parse("2026-11-24T09:30:00Z");
  private static final int CHANNELS = 20;
  private static final int ACCOUNTS_A_CHANNEL = 25;
  private static final int RETRY_AFTER_SECONDS = 10;

  /** So many requests of each kind and chat are answered so. */
  private static final int BUSY = 30;

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private final Map<Channel, List<String>> accounts = new LinkedHashMap<>();
  private final AtomicLong asked = new AtomicLong();

  private StormBenchmark() {
    for (int number = 0; number < CHANNELS; number++) {
      int from = number * ACCOUNTS_A_CHANNEL;
      accounts.put(
          channel(number),
          IntStream.range(from, from + ACCOUNTS_A_CHANNEL)
              .mapToObj("account%d@example.com"::formatted)
              .toList());
    }
  }

  public static void main(String[] args) throws Exception {
    try (ScratchFolder folder = ScratchFolder.of("storm")) {
      new StormBenchmark().run(folder);
    }
  }

  private void run(ScratchFolder folder) throws Exception {
    Map<Channel, String> watches =
        accounts.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, each -> String.join(", ", each.getValue())));
    List<String> all = accounts.values().stream().flatMap(List::stream).toList();
    try (World world = new World(folder.fresh("world"), BEFORE, watches, all)) {
      for (Channel channel : accounts.keySet()) {
        if (channel.platform() == Platform.SLACK) {
          world.slack.hasChannel(channel.id());
        } else {
          world.discord.hasChannel(channel.id(), 0, "renders-" + channel.id());
        }
      }
      world.accountHas(650);
      world.setsToo("poll_every: 1m");
      world.isWatchedBy(moment -> asked.addAndGet(moment == Moment.ASKED_USEAPI ? 1 : 0));
      try (BotProcess bot = world.startBot()) {
        awaitAsked(bot, 3L * all.size());
        comes(world, bot);
      }
    }
  }

  private void comes(World world, BotProcess bot) {
    for (int busy = 0; busy < BUSY; busy++) {
      world.slack.asksToSlowDownNext("chat.postMessage", RETRY_AFTER_SECONDS);
      world.slack.asksToSlowDownNext("chat.update", RETRY_AFTER_SECONDS);
      slowsDown(world, "POST channels/.*");
      slowsDown(world, "PATCH channels/.*");
    }
    long start = System.nanoTime();
    long askedBefore = asked.get();
    world.accountHas(2);
    Map<Channel, Double> first = new LinkedHashMap<>();
    Map<Channel, Double> complete = new LinkedHashMap<>();
    while (complete.size() < CHANNELS && seconds(start) < PATIENCE.toSeconds()) {
      bot.awaitDeath(LOOK);
      for (Channel channel : accounts.keySet()) {
        List<String> standing = standing(world, channel);
        if (!standing.isEmpty()) {
          first.putIfAbsent(channel, seconds(start));
        }
        if (standing.stream().mapToInt(StormBenchmark::told).sum() == ACCOUNTS_A_CHANNEL) {
          complete.putIfAbsent(channel, seconds(start));
        }
      }
    }
    print("first message", first);
    print("complete", complete);
    System.out.printf(
        "messages a channel: %s%nrequests: %s, %d for accounts%n",
        accounts.keySet().stream()
            .collect(
                Collectors.groupingBy(
                    channel -> standing(world, channel).size(),
                    TreeMap::new,
                    Collectors.counting())),
        requests(world),
        asked.get() - askedBefore);
  }

  /** How many accounts a message counts as critical. */
  private static int told(String message) {
    return message
        .lines()
        .flatMap(line -> HEADING.matcher(line).results())
        .mapToInt(heading -> Integer.parseInt(heading.group(1)))
        .findFirst()
        .orElse(0);
  }

  private static final java.util.regex.Pattern HEADING =
      java.util.regex.Pattern.compile("(\\d+) Kling accounts? needs? action now");

  private static List<String> standing(World world, Channel channel) {
    return channel.platform() == Platform.SLACK
        ? world.slack.channel(channel.id()).stream().map(Object::toString).toList()
        : world.discord.standingIn(channel.id()).stream().map(Object::toString).toList();
  }

  private static Map<String, Long> requests(World world) {
    Map<String, Long> counted = new TreeMap<>();
    for (String method : List.of("chat.postMessage", "chat.update", "conversations.history")) {
      counted.put("Slack " + method, (long) world.slack.calls(method).size());
    }
    world.discord.requests().stream()
        .filter(request -> request.contains("channels/"))
        .map(request -> "Discord " + request.replaceAll("\\d+", "…").replaceAll("\\?.*", ""))
        .forEach(request -> counted.merge(request, 1L, Long::sum));
    return counted;
  }

  private static void slowsDown(World world, String request) {
    world.discord.answersNext(
        request,
        429,
        Json.object()
            .put("message", "You are being rate limited.")
            .put("retry_after", RETRY_AFTER_SECONDS)
            .put("global", false),
        Map.of(
            "Retry-After", Integer.toString(RETRY_AFTER_SECONDS), "X-RateLimit-Scope", "shared"));
  }

  private static void print(String what, Map<Channel, Double> seconds) {
    List<Double> sorted = seconds.values().stream().sorted().toList();
    if (sorted.isEmpty()) {
      System.out.printf("%s: in no channel%n", what);
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "%s: in %d channels, after %.0f s (the first), %.0f s (half of them), %.0f s (the last)%n",
        what,
        sorted.size(),
        sorted.get(0),
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() - 1));
  }

  private void awaitAsked(BotProcess bot, long times) {
    long start = System.nanoTime();
    while (asked.get() < times) {
      if (seconds(start) > PATIENCE.toSeconds() || !bot.isAlive()) {
        throw new AssertionError("only %d readings. %s".formatted(asked.get(), bot.lastWords()));
      }
      bot.awaitDeath(LOOK);
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static Channel channel(int number) {
    return number % 2 == 0
        ? new Channel(Platform.SLACK, "C%010d".formatted(number))
        : new Channel(Platform.DISCORD, "9100000000000000%02d".formatted(number));
  }
}
