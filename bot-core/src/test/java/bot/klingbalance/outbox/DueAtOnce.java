package bot.klingbalance.outbox;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.account.reading.LastKnown;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.check.ChannelCheck;
import bot.klingbalance.check.ChannelCheck.Kept;
import bot.klingbalance.check.SharedAccounts;
import bot.klingbalance.check.WatchedAccountsReader;
import bot.klingbalance.database.Database;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.schedule.DailyChecks;
import bot.klingbalance.schedule.SchedulePolicy;
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
import java.util.concurrent.CompletableFuture;
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
  private final OutboxDispatcher outboxDispatcher;
  private final DailyChecks checks;

  /** The clock begins to run shortly before nine. */
  DueAtOnce(Database database, Accounts accounts, int channels, Clock clock) {
    this.channels = channels;
    this.clock = clock;
    this.outboxDispatcher =
        new OutboxDispatcher(
            database.outbox(),
            new DeliveryAttempt(
                any -> Optional.of(chat), DueAtOnce::message, clock, DeliveryPolicy.USUAL),
            WarningListener.NONE,
            clock,
            DeliveryPolicy.USUAL);
    AllWatches watches = new AllWatches(database.watches(), List.of());
    WatchedAccountsReader reader =
        new WatchedAccountsReader(
            new SharedAccounts(accounts, LastKnown.NOTHING, clock),
            new ShownAccounts(List.of("*")),
            RunwaySource.NONE,
            clock);
    ChannelCheck check =
        new ChannelCheck(
            new Kept(watches, database.channelStates(), database.outbox()),
            (watched, since) -> reader.read(watched, since, Freshness.RECENT),
            clock,
            outboxDispatcher);
    this.checks = new DailyChecks(database, clock, SchedulePolicy.USUAL, check);
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
    outboxDispatcher.start();
    checks.start();
    try {
      chat.hasMessages(channels).get(patience.toSeconds(), TimeUnit.SECONDS);
      return Duration.between(NINE, clock.instant());
    } finally {
      checks.close();
      outboxDispatcher.close();
    }
  }

  /** How many messages stand in the channels. */
  int messages() {
    return chat.messages().values().stream().mapToInt(Integer::intValue).sum();
  }

  static CompletableFuture<ChatMessage> message(Digest digest) {
    return CompletableFuture.completedFuture(
        DigestMessage.of(
            digest,
            new DigestWording(
                AccountNames.masked(List.of()), Map.of(), List.of(), NINE_IN_BERLIN.zone())));
  }

  static Channel channel(int number) {
    return new Channel(Platform.SLACK, "C" + number);
  }
}
