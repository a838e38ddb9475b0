package bot.klingbalance.alert;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.WatchedReading;
import java.time.Instant;
import java.util.Optional;

/**
 * An account that was read just now.
 *
 * @param reading what was read
 * @param before the reading before it, as it looked then; absent where there was none
 */
record Noted(WatchedReading reading, Optional<WatchedReading> before) {
  AccountEmail account() {
    return reading.email();
  }

  /**
   * Whether it says anything of the account, or of what is needed to read it: trouble on the way
   * does not, and may be over at the next reading.
   */
  boolean tells() {
    return reading.lookup().match(found -> true, failed -> !failed.failure().reason().isPassing());
  }

  /** When it last answered before. */
  Optional<Instant> answeredBefore() {
    return before.flatMap(
        each ->
            each.lookup() instanceof Found found ? Optional.of(found.asOf()) : Optional.empty());
  }

  /** The same account as it was read a moment later: what began at the first reading is new yet. */
  Noted followedBy(Noted later) {
    boolean began = reading.unusual().filter(burst -> !burst.goesOn()).isPresent();
    WatchedReading newest = later.reading();
    return new Noted(
        new WatchedReading(
            newest.lookup(),
            newest.lastAnswered(),
            newest.runway(),
            began ? newest.unusual().map(Cause.Unusual::asItBegan) : newest.unusual()),
        before);
  }
}
