package bot.klingbalance.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.crash.BotProcess;
import bot.klingbalance.crash.Ledger;
import bot.klingbalance.crash.World;
import bot.klingbalance.testing.LongStory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two processes of the real program on one PostgreSQL. Day after day the one that holds Discord's
 * gateway is killed while the warnings of nine o'clock go out and people ask on both chats.
 *
 * <p>More often, and with other luck, than the build has the time for:
 *
 * <pre>
 * mvn -pl config -am verify -Dtest=KilledHolderStoryTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dholders=50 -Dseed=7
 * </pre>
 */
@LongStory
class KilledHolderStoryTest {
  private static final int KILLS = Integer.getInteger("holders", 1);
  private static final long SEED = Long.getLong("seed", 20_261_130);
  private static final int A_SECOND = 5;

  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-11-24");
  private static final Duration BEFORE_NINE = Duration.ofSeconds(2);
  private static final Map<Channel, String> CHANNELS =
      Map.of(World.SLACK, "Slack", World.DISCORD, "Discord");

  /** The promise: README, and product.md. */
  private static final Duration WORST = Duration.ofSeconds(15);

  /** Longer than a dispatcher has a message for itself. */
  private static final Duration DISPATCH = Duration.ofSeconds(61);

  private static final Duration TO_DIE = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private final List<Duration> times = new ArrayList<>();
  private final Set<String> diedWithTheirBot = new HashSet<>();
  private Replicas bots;
  private Members members;
  private SlackQuestions questions;
  private ScheduledExecutorService people;

  @BeforeEach
  void open() throws Exception {
    bots = new Replicas(folder, nine(FIRST_DAY.minusDays(1)), List.copyOf(CHANNELS.keySet()));
    members = new Members(bots.world.discord);
    questions = new SlackQuestions(bots.world.slack);
    people = Executors.newSingleThreadScheduledExecutor();
  }

  @AfterEach
  void close() {
    people.shutdownNow();
    bots.close();
  }

  @Test
  void whenTheBotThatHasTheGatewayIsKilledTheOtherAnswersOnBothChatsAndWarns() throws Exception {
    bots.start(2);
    bots.world.awaitFollowed(Ledger.ofServer(bots.url()), bots.living().get(0));
    questions.askAtAPaceOf(A_SECOND, people);
    for (int day = 0; day < KILLS; day++) {
      isKilledAbout(FIRST_DAY.plusDays(day));
    }
    people.shutdown();
    bots.until(() -> diedWithTheirBot.containsAll(questions.open()));

    report();
    assertThat(times).allSatisfy(each -> assertThat(each).isLessThan(WORST));
    assertThat(questions.unacknowledged()).isZero();
    assertThat(questions.doubled()).isZero();
    assertThat(members.asked())
        .allSatisfy(
            each -> {
              assertThat(each.answers()).isLessThanOrEqualTo(1);
              assertThat(each.doubled()).isZero();
            });
    CHANNELS.forEach((channel, chat) -> assertThat(messages(channel)).as(chat).isEqualTo(KILLS));
  }

  /** At some time while the day's warnings are made, posted and settled. */
  private void isKilledAbout(LocalDate day) throws Exception {
    BotProcess holder = bots.awaitHolder();
    bots.until(() -> bots.isStandingBy(1));
    Instant before = nine(day).minus(BEFORE_NINE);
    moves(Duration.between(bots.world.clock.instant(), before));
    holder.awaitDeath(BEFORE_NINE.plusMillis(random.nextInt(1_500)));

    holder.kill();
    holder.awaitDeath(TO_DIE);
    diedWithTheirBot.addAll(questions.openAndAcknowledged());
    times.add(members.askUntilAnswered(WORST.multipliedBy(2)));

    BotProcess next = bots.starts();
    bots.world.slack.socketMode().awaitSession();
    moves(DISPATCH);
    Ledger ledger = Ledger.ofServer(bots.url());
    bots.world.await(() -> ledger.allAreSettledOn(day, CHANNELS.size()), next);
  }

  private void moves(Duration by) {
    bots.world.move(by, bots.living().toArray(BotProcess[]::new));
  }

  private long messages(Channel channel) {
    return channel.equals(World.SLACK)
        ? bots.world.slack.channel().size()
        : bots.world.discord.messagesIn(channel.id());
  }

  private static Instant nine(LocalDate day) {
    return day.atTime(LocalTime.of(9, 0)).atZone(ZoneId.of("Europe/Berlin")).toInstant();
  }

  private void report() {
    if (System.getProperty("holders") != null) {
      List<Long> sorted = times.stream().map(Duration::toMillis).sorted().toList();
      System.out.printf(
          "seed %d: %d kills, Discord answered again after %d ms in the median, %d ms at worst; %s,"
              + " %d acknowledged by a bot that died before it answered; %d warnings on Slack, %d on"
              + " Discord%n",
          SEED,
          sorted.size(),
          sorted.get(sorted.size() / 2),
          sorted.get(sorted.size() - 1),
          questions,
          diedWithTheirBot.stream().filter(questions.open()::contains).count(),
          messages(World.SLACK),
          messages(World.DISCORD));
    }
  }
}
