package bot.klingbalance.delivery;

import static bot.klingbalance.warning.SomeDigests.MONDAY;
import static bot.klingbalance.warning.SomeDigests.checkOf;
import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.delivery.ChannelCheck.Kept;
import bot.klingbalance.store.Database;
import bot.klingbalance.warning.Reading;
import bot.klingbalance.warning.Readings;
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
  private final Courier courier;
  private final ChannelCheck check;

  SimulatedYear(Database database, int channels, int accounts) {
    this.channels = IntStream.range(0, channels).mapToObj(DueAtOnce::channel).toList();
    this.accounts = accounts;
    this.courier =
        new Courier(
            database.outbox(), any -> Optional.of(chat), DueAtOnce::message, clock, Rounds.USUAL);
    this.check =
        new ChannelCheck(
            new Kept(
                new AllWatches(database.watches(), List.of()),
                database.channelStates(),
                database.outbox()),
            (any, since) -> completedFuture(readings()),
            clock,
            () -> {});
  }

  /**
   * Lives through the year.
   *
   * @param forgets whether what is old is forgotten each day, as it is in a bot that runs
   */
  void live(boolean forgets) {
    try (courier) {
      for (int day = 0; day < DAYS; day++) {
        clock.moveTo(checkOf(MONDAY.plusDays(day)));
        channels.forEach(check::wake);
        courier.round().join();
        if (forgets) {
          courier.forget();
        }
      }
    }
    if (chat.messages().size() != DAYS * channels.size()) {
      throw new IllegalStateException("a day had no message");
    }
  }

  private Readings readings() {
    Instant now = clock.instant();
    LocalDate day = LocalDate.ofEpochDay(now.getEpochSecond() / 86_400);
    return Readings.of(
        IntStream.range(0, accounts)
            .mapToObj(account -> Reading.of(new MonthlyPlan(account, day).lookup(now)))
            .toList());
  }
}
