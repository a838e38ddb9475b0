package bot.klingbalance.database.history;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.database.Columns;
import bot.klingbalance.database.row.ReadableRows;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.secret.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The rows of {@code forgotten_accounts}, read and written within the caller's transaction. A bot
 * that runs may have asked for an account when it is forgotten, or hold an answer that waits to be
 * kept: neither may bring it back.
 */
public final class ForgottenRows {
  /** Longer than a question to useapi.net takes with all its tries. */
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(2);

  /** Longer than an answer waits to be kept. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private ForgottenRows() {}

  /**
   * Waits until nobody is keeping readings, and lets nobody begin before the transaction ends. A
   * file of SQLite has one writer at a time by itself.
   */
  public static void lockServer(Handle handle) {
    handle.execute("LOCK TABLE forgotten_accounts IN SHARE ROW EXCLUSIVE MODE");
  }

  /** The account was forgotten at that moment. */
  public static void add(Handle handle, AccountEmail account, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO forgotten_accounts (address_hash, forgotten_at) VALUES (:hash, :at)
            ON CONFLICT (address_hash) DO UPDATE SET forgotten_at = EXCLUDED.forgotten_at
            """)
        .bind("hash", hash(account))
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /**
   * Those of the readings that may be kept. Writes first, so that nobody forgets an account before
   * the transaction ends.
   */
  static Map<AccountEmail, List<RecordedReading>> keepable(
      Handle handle, Map<AccountEmail, List<RecordedReading>> readings) {
    Instant newest =
        readings.values().stream()
            .flatMap(List::stream)
            .map(RecordedReading::at)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    handle.execute(
        "DELETE FROM forgotten_accounts WHERE forgotten_at < ?",
        newest.minus(REMEMBERED).toEpochMilli());
    Map<String, Instant> forgotten = all(handle);
    return forgotten.isEmpty() ? readings : keepable(readings, forgotten);
  }

  private static Map<AccountEmail, List<RecordedReading>> keepable(
      Map<AccountEmail, List<RecordedReading>> readings, Map<String, Instant> forgotten) {
    Map<AccountEmail, List<RecordedReading>> keepable = new HashMap<>();
    readings.forEach(
        (account, some) -> {
          Instant from = forgotten.getOrDefault(hash(account), Instant.MIN);
          keepable.put(account, some.stream().filter(each -> each.at().isAfter(from)).toList());
        });
    return keepable;
  }

  /** Of each forgotten address the moment after which it is kept again. */
  private static Map<String, Instant> all(Handle handle) {
    return ReadableRows.of(
            handle.createQuery("SELECT address_hash, forgotten_at FROM forgotten_accounts"),
            "forgotten_accounts",
            row ->
                Map.entry(
                    row.getString("address_hash"),
                    Columns.instant(row, "forgotten_at").plus(ON_ITS_WAY)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String hash(AccountEmail account) {
    return Sha256.hex(account.value());
  }
}
