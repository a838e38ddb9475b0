package bot.klingbalance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.discord.standin.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program is killed as by {@code kill -9}, at steps of its daily run that the services
 * around it see, at any time between them, and started again on the file of SQLite that it left.
 * Each channel has to get its message of each day once, however often the bot dies, and each
 * message has to show in the end who deals with it.
 *
 * <p>The build kills it a few times. For as long as one likes, and with other luck:
 *
 * <pre>
 * mvn -pl config -am verify -Dtest=CrashStoryTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dkills=120 -Dseed=7
 * </pre>
 */
class CrashStoryTest {
  private static final int KILLS = Integer.getInteger("kills", 2);
  private static final long SEED = Long.getLong("seed", 20_261_124);

  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-11-24");
  private static final Instant SET_UP = at(FIRST_DAY.minusDays(1), "12:00");

  /** Longer than a outboxDispatcher has a message for itself. */
  private static final Duration DOWN = Duration.ofSeconds(61);

  /** How far time is moved on at each look while a life is waited for. */
  private static final Duration STEP = Duration.ofSeconds(1);

  private static final Duration LOOK = Duration.ofMillis(250);
  private static final int MOST_LOOKS = 400;
  private static final int MESSAGES_A_DAY = 2;

  /** A snooze of a day is over by then. */
  private static final int DAYS_APART = 2;

  private static final int DEEDS_A_DAY = 4;
  private static final Duration LATER = Duration.ofSeconds(10);

  private final Random random = new Random(SEED);
  private int credits = UseApiStandIn.LOW_CREDITS;
  private final Tally tally = new Tally();
  @TempDir private Path folder;

  @Test
  void wheneverTheBotIsKilledEachChannelGetsItsMessageOfEachDayOnce() throws Exception {
    try (World world = new World(folder, SET_UP, List.of(World.SLACK, World.DISCORD))) {
      world.takesInItsSettings();
      for (LocalDate day = FIRST_DAY; tally.kills() < KILLS; day = day.plusDays(DAYS_APART)) {
        live(world, day);
      }
    }
    assertThat(tally.isClean()).as("seed %d: %s", SEED, tally).isTrue();
    if (System.getProperty("kills") != null) {
      System.out.printf("seed %d: %s%n", SEED, tally);
    }
  }

  private void live(World world, LocalDate day) throws Exception {
    Map<Platform, Integer> before = messages(world);
    world.clock.moveTo(at(day, "08:59:59"));
    troubleIsAhead(world);
    Optional<Aim> aim = Optional.of(Aim.somewhere(random));
    for (boolean isSettled = false; !isSettled; world.clock.move(DOWN)) {
      try (Life life = begin(world, aim)) {
        isSettled = isSettledInThisLife(world, life, day);
        life.end();
        if (aim.isPresent()) {
          count(world, life, day);
        }
        aim = mayDieAgain(life) ? Optional.of(Aim.somewhere(random)) : Optional.empty();
      }
    }
    for (int deeds = 0; deeds < DEEDS_A_DAY && tally.kills() < KILLS; deeds++) {
      livesUntilKilledAfter(Deed.any(random), world, day);
    }
    comesToRest(world, day);
    tally.dayIsOver();
    Standing standing = Standing.on(day, world, folder.resolve("copy.db"));
    messages(world)
        .forEach(
            (platform, count) ->
                tally.stood(platform, standing, count - before.get(platform), credits));
    hasCredits(world, UseApiStandIn.LOW_CREDITS);
  }

  /**
   * Something happens to the messages, and the bot dies while it reads, writes down, posts and
   * edits what follows.
   */
  private void livesUntilKilledAfter(Deed deed, World world, LocalDate day) {
    troubleIsAhead(world);
    hasCredits(world, deed.creditsAfter(credits));
    try (Life life = begin(world, Optional.empty())) {
      presses(deed.verb(), world, day, life);
      int looks = random.nextInt(deed.isFoundByReading() ? 70 : 15);
      for (int look = 0; look < looks; look++) {
        life.bot().awaitDeath(Duration.ofMillis(random.nextInt(200)));
        world.move(LATER, life.bot());
      }
      life.end();
      tally.killed();
      tally.fell(deed);
    }
    world.clock.move(DOWN);
  }

  /** A life in which the account is read once more, and all of it is posted and shown. */
  private void comesToRest(World world, LocalDate day) throws Exception {
    Ledger ledger = Ledger.of(world.database());
    try (Life life = begin(world, Optional.empty())) {
      List<String> before = digests(ledger, day);
      presses(Deed.REFRESH, world, day, life);
      world.await(() -> digests(ledger, day).stream().noneMatch(before::contains), life.bot());
      for (int looks = 0; ledger.editsLeft() + ledger.postsLeft() > 0; looks++) {
        if (looks > MOST_LOOKS) {
          throw new AssertionError(
              "seed %d: %s does not rest. %s".formatted(SEED, day, life.bot().lastWords()));
        }
        life.bot().awaitDeath(LOOK);
        world.move(LATER, life.bot());
      }
    }
  }

  /** Each says when its accounts were read, and so changes with each reading. */
  private static List<String> digests(Ledger ledger, LocalDate day) {
    return List.of(
        ledger.ofDaily(World.SLACK, day, "digest"), ledger.ofDaily(World.DISCORD, day, "digest"));
  }

  private void presses(String verb, World world, LocalDate day, Life life) {
    Channel channel = random.nextBoolean() ? World.SLACK : World.DISCORD;
    Ledger ledger = Ledger.of(world.database());
    Member anna = new Member(world);
    world.discord.awaitAtGateway("identify");
    world.await(() -> anna.hands(verb, channel, day, ledger), life.bot());
  }

  private void hasCredits(World world, int left) {
    credits = left;
    world.accountHas(left);
  }

  /** Some messages are stored and the answer is trouble all the same; some have to wait. */
  private void troubleIsAhead(World world) {
    switch (random.nextInt(7)) {
      case 0 -> world.slack.actsButAnswersNext("chat.postMessage", 500, "{}");
      case 1 -> world.slack.asksToSlowDownNext("chat.postMessage", 2);
      case 2 -> world.discord.actsButAnswersNext("POST channels/.*", 502, Json.object());
      case 3 -> world.slack.actsButAnswersNext("chat.update", 500, "{}");
      case 4 -> world.slack.asksToSlowDownNext("chat.update", 20);
      case 5 -> world.discord.actsButAnswersNext("PATCH channels/.*", 502, Json.object());
      default -> {
        // All is well.
      }
    }
  }

  private Life begin(World world, Optional<Aim> aim) {
    world.discord.forgetsWhatHappenedAtTheGateway();
    Life life = new Life(world.startBot(), aim, Duration.ofMillis(random.nextInt(120)));
    world.isWatchedBy(life);
    life.accept(Moment.STARTED);
    return life;
  }

  /** Returns whether it was; otherwise the bot was killed before. */
  private static boolean isSettledInThisLife(World world, Life life, LocalDate day) {
    int connections = world.slack.calls("auth.test").size();
    Ledger ledger = Ledger.of(world.database());
    for (int looks = 0; life.bot().isAlive(); looks++) {
      if (looks > MOST_LOOKS) {
        throw new AssertionError(
            "seed %d: %s is not settled. %s".formatted(SEED, day, life.bot().lastWords()));
      }
      life.bot().awaitDeath(LOOK);
      if (world.slack.calls("auth.test").size() > connections) {
        if (ledger.allAreSettledOn(day, MESSAGES_A_DAY)) {
          return true;
        }
        world.move(STEP, life.bot());
      }
    }
    return false;
  }

  /**
   * One death more, where Discord has not seen the message yet: two of them would take longer than
   * Discord knows its nonce.
   */
  private boolean mayDieAgain(Life life) {
    return !life.hasSeen(Moment.DISCORD_POST_STORED)
        && tally.kills() < KILLS
        && random.nextInt(3) == 0;
  }

  private void count(World world, Life life, LocalDate day) throws IOException {
    Ledger left = Ledger.ofCopy(world.database(), folder.resolve("copy.db"));
    tally.killed();
    for (Channel channel : List.of(World.SLACK, World.DISCORD)) {
      tally.fell(channel.platform(), life.fell(channel.platform(), left.stageOf(channel, day)));
    }
  }

  private static Map<Platform, Integer> messages(World world) {
    return Map.of(
        Platform.SLACK, world.slack.channel().size(),
        Platform.DISCORD, Math.toIntExact(world.discord.messagesIn(World.DISCORD.id())));
  }

  private static Instant at(LocalDate day, String time) {
    return day.atTime(LocalTime.parse(time)).atZone(ZoneId.of("Europe/Berlin")).toInstant();
  }
}
