package bot.klingbalance.download;

import static java.util.stream.Collectors.toMap;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress.SqliteFile;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.testing.Databases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A reading a day in the bot's database, so that its answers show a chart. */
public final class TwoWeeks {
  private static final int DAYS = 14;

  private TwoWeeks() {}

  /**
   * Writes them down.
   *
   * @param folder where the bot will be started
   */
  public static void keep(Path folder, List<String> accounts) {
    Instant now = Clock.systemUTC().instant();
    List<RecordedReading> readings =
        IntStream.rangeClosed(1, DAYS)
            .mapToObj(days -> reading(now.minus(Duration.ofDays(days)), 4_200 + 20 * days))
            .toList();
    Path file = folder.resolve("kling-balance-bot.db");
    try (Database database = Databases.opened(new SqliteFile(file))) {
      database
          .history()
          .keep(
              accounts.stream()
                  .collect(
                      toMap(each -> AccountEmail.parse(each).orElseThrow(), each -> readings)));
    }
  }

  private static RecordedReading reading(Instant at, int left) {
    Balance balance = new Balance(Optional.of(Credits.of(left)), List.of(), Optional.empty());
    return new RecordedReading(at, balance);
  }
}
