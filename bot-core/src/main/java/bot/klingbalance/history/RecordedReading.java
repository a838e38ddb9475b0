package bot.klingbalance.history;

import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an account had at a moment.
 *
 * @param at when it answered so
 * @param balance as far as it told
 */
public record RecordedReading(Instant at, Balance balance) {
  /** What an account answered, as it is kept: to the millisecond. */
  public static RecordedReading of(Found answer) {
    return new RecordedReading(
        answer.asOf().truncatedTo(ChronoUnit.MILLIS), answer.account().balance());
  }

  /** What could be used then, where that is known. */
  public Optional<Credits> left() {
    return balance.leftAt(at);
  }

  /** Those that came before this one. */
  public List<RecordedReading> earlierOf(List<RecordedReading> readings) {
    return readings.stream().filter(each -> each.at().isBefore(at)).toList();
  }

  /** Those that came before this one, and this one: it may stand among them already. */
  public List<RecordedReading> newestOf(List<RecordedReading> readings) {
    return Stream.concat(earlierOf(readings).stream(), Stream.of(this)).toList();
  }
}
