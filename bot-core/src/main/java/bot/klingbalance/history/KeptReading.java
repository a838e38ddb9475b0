package bot.klingbalance.history;

import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an account had at a moment.
 *
 * @param at when it answered so
 * @param balance as far as it told
 */
public record KeptReading(Instant at, Balance balance) {
  /** What an account answered, as it is kept: to the millisecond. */
  public static KeptReading of(Found answer) {
    return new KeptReading(
        answer.asOf().truncatedTo(ChronoUnit.MILLIS), answer.account().balance());
  }

  /** Those that came before this one. */
  public List<KeptReading> earlierOf(List<KeptReading> readings) {
    return readings.stream().filter(each -> each.at().isBefore(at)).toList();
  }

  /** Those that came before this one, and this one: it may stand among them already. */
  public List<KeptReading> newestOf(List<KeptReading> readings) {
    return Stream.concat(earlierOf(readings).stream(), Stream.of(this)).toList();
  }
}
