package bot.klingbalance.delivery;

import static bot.klingbalance.warning.SomeDigests.MONDAY;
import static bot.klingbalance.warning.SomeDigests.checkOf;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;

import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.command.ShownAccounts;
import bot.klingbalance.command.WatchedAccountsReader;
import bot.klingbalance.delivery.ChannelCheck.Kept;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.schedule.DailyChecks;
import bot.klingbalance.schedule.Pace;
import bot.klingbalance.store.Database;
import bot.klingbalance.warning.Digest;
import bot.klingbalance.warning.DigestMessage;
import bot.klingbalance.warning.Pulse;
import bot.klingbalance.warning.WarningWording;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.NewWatch;
import bot.klingbalance.watch.SomeWatches;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchedAccounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Channels that all have their daily check at nine, put together as the program does it. */
final class DueAtOnce {
  private static final Instant NINE = checkOf(MONDAY);

  /** Enough to schedule every channel before it is due. */
  private static final Duration BEFORE = Duration.ofSeconds(10);

  private final int channels;
  private final Clock clock;
  private final FakeChat chat = FakeChat.likeSlack();
  private final Courier courier;
  private final DailyChecks checks;

  /** The clock begins to run shortly before nine. */
  DueAtOnce(Database database, Accounts accounts, int channels, Clock clock) {
    this.channels = channels;
    this.clock = clock;
    this.courier =
        new Courier(
            database.outbox(), any -> Optional.of(chat), DueAtOnce::message, clock, Rounds.USUAL);
    AllWatches watches = new AllWatches(database.watches(), List.of());
    WatchedAccountsReader reader =
        new WatchedAccountsReader(
            new SharedAnswers(accounts, clock), new ShownAccounts(List.of("*")), Pulse.NONE, clock);
    ChannelCheck check =
        new ChannelCheck(
            new Kept(watches, database.channelStates(), database.outbox()),
            (watched, since) -> reader.read(watched, since, Freshness.RECENT),
            clock,
            courier::lookNow);
    this.checks = new DailyChecks(database, clock, Pace.USUAL, check);
  }

  static Clock shortlyBeforeNine() {
    Clock system = Clock.systemUTC();
    return Clock.offset(system, Duration.between(system.instant(), NINE.minus(BEFORE)));
  }

  static void watch(Database database, int channels, IntFunction<WatchedAccounts> accounts) {
    IntStream.range(0, channels)
        .forEach(
            number ->
                database
                    .watches()
                    .add(
                        new NewWatch(
                            channel(number),
                            accounts.apply(number),
                            WarnLimits.STANDARD,
                            SomeWatches.by("Anna", SomeWatches.THEN)),
                        NINE_IN_BERLIN));
  }

  /** How long it takes from nine on until the last message stands in its channel. */
  Duration run(Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    IntStream.range(0, channels)
        .forEach(number -> checks.follow(channel(number), Optional.of(NINE_IN_BERLIN)));
    if (!clock.instant().isBefore(NINE)) {
      throw new IllegalStateException("it was nine before every channel was scheduled");
    }
    courier.start();
    checks.start();
    try {
      chat.hasMessages(channels).get(patience.toSeconds(), TimeUnit.SECONDS);
      return Duration.between(NINE, clock.instant());
    } finally {
      checks.close();
      courier.close();
    }
  }

  /** How many messages stand in the channels. */
  int messages() {
    return chat.messages().values().stream().mapToInt(Integer::intValue).sum();
  }

  static ChatMessage message(Digest digest) {
    return DigestMessage.of(
        digest, new WarningWording(true, Map.of(), List.of(), NINE_IN_BERLIN.zone()));
  }

  static Channel channel(int number) {
    return new Channel(Platform.SLACK, "C" + number);
  }
}
