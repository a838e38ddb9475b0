package bot.klingbalance.command.balance;

import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Requester;
import bot.klingbalance.account.reading.TimelyReader;
import bot.klingbalance.message.Audience;
import java.time.Duration;
import java.time.Instant;

/**
 * How and when a question came.
 *
 * @param reader on behalf of {@code by}
 * @param audience who reads the answer
 */
record Asked(
    TimelyReader reader, Requester by, Freshness freshness, Instant at, Audience audience) {
  /** Answers that have come that lately are new enough. */
  Asked takingAnswersOf(Duration last) {
    return new Asked(reader.takingAnswersSince(at.minus(last)), by, Freshness.RECENT, at, audience);
  }
}
