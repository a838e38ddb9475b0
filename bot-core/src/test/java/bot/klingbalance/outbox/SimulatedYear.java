package bot.klingbalance.outbox;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.check.ChannelCheck;
import bot.klingbalance.check.ChannelCheck.Kept;
import bot.klingbalance.database.Database;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.AllWatches;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Channels that have something to be told on each day of a year, which passes at once. */
final class SimulatedYear {
  private static final int DAYS = 365;

  private final MovableClock clock = new MovableClock(checkOf(MONDAY));
  private final FakeChat chat = FakeChat.likeSlack();
  private final List<Channel> channels;
  private final int accounts;
  private final OutboxDispatcher outboxDispatcher;
  private final ChannelCheck check;

  SimulatedYear(Database database, int channels, int accounts) {
    this.channels = IntStream.range(0, channels).mapToObj(DueAtOnce::channel).toList();
    this.accounts = accounts;
    this.outboxDispatcher =
        new OutboxDispatcher(
            database.outbox(),
            new DeliveryAttempt(
                any -> Optional.of(chat), DueAtOnce::message, clock, DeliveryPolicy.USUAL),
            WarningListener.NONE,
            clock,
            DeliveryPolicy.USUAL);
    this.check =
        new ChannelCheck(
            new Kept(
                new AllWatches(database.watches(), List.of()),
                database.channelStates(),
                database.outbox()),
            (any, since) -> completedFuture(readings()),
            clock,
            WarningListener.NONE);
  }

  /**
   * Lives through the year.
   *
   * @param forgets whether what is old is forgotten each day, as it is in a bot that runs
   */
  void live(boolean forgets) {
    try (outboxDispatcher) {
      for (int day = 0; day < DAYS; day++) {
        clock.moveTo(checkOf(MONDAY.plusDays(day)));
        channels.forEach(check::wake);
        deliverAll();
        if (forgets) {
          outboxDispatcher.forget();
        }
      }
    }
    if (chat.messages().size() != DAYS * channels.size()) {
      throw new IllegalStateException("a day had no message");
    }
  }

  /** A round brings as many as are sent at a time. */
  private void deliverAll() {
    for (int sent = 0; sent < channels.size(); sent += DeliveryPolicy.USUAL.atOnce()) {
      outboxDispatcher.round().join();
    }
  }

  private ChannelReadings readings() {
    Instant now = clock.instant();
    LocalDate day = LocalDate.ofEpochDay(now.getEpochSecond() / 86_400);
    return ChannelReadings.of(
        IntStream.range(0, accounts)
            .mapToObj(account -> WatchedReading.of(new MonthlyPlan(account, day).lookup(now)))
            .toList());
  }
}
