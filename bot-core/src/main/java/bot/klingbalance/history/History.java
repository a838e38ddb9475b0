package bot.klingbalance.history;

import bot.klingbalance.account.AccountEmail;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The port to where the readings of accounts are kept.
 *
 * <p>Instants are kept to the millisecond, everything else as it is. An account has one reading at
 * a time: one that is kept for the same millisecond takes the place of the other.
 *
 * <p>Each method is safe for use by many threads and many bots at once. It blocks while the store
 * answers: not for event threads. It throws {@code StoreUnavailable} when the store cannot be used.
 */
public interface History {
  /** Keeps all of these readings, in any order, or none of them. */
  void keep(Map<AccountEmail, List<RecordedReading>> readings);

  /** Keeps one reading. */
  default void keep(AccountEmail account, RecordedReading reading) {
    keep(Map.of(account, List.of(reading)));
  }

  /** The readings of an account from {@code since} on, the oldest first. */
  List<RecordedReading> of(AccountEmail account, Instant since);

  /** The newest reading of each account that has one since {@code since}. */
  Map<AccountEmail, RecordedReading> newest(Instant since);

  /** Leaves out, of all accounts, what is superfluous at {@code now} by {@link Retention}. */
  void thin(Instant now);
}
