package bot.klingbalance.command.balance;

import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Requester;
import bot.klingbalance.account.reading.TimelyReader;
import bot.klingbalance.command.CommandContext;
import bot.klingbalance.message.Audience;
import java.time.Duration;
import java.time.Instant;

/**
 * How and when a question came.
 *
 * @param reader on behalf of {@code by}
 * @param audience who reads the answer
 */
public record Asked(
    TimelyReader reader, Requester by, Freshness freshness, Instant at, Audience audience) {
  /** A question of just now. */
  public static Asked now(
      CommandContext context, Requester by, Freshness freshness, Audience audience) {
    return new Asked(
        context.reader().onBehalfOf(by), by, freshness, context.clock().instant(), audience);
  }

  /** Answers that have come that lately are new enough. */
  Asked takingAnswersOf(Duration last) {
    return new Asked(reader.takingAnswersSince(at.minus(last)), by, Freshness.RECENT, at, audience);
  }

  /** How its answer is made. */
  public View view(CommandContext context) {
    return new View(at, context.clock().instant(), audience, context.policy().get());
  }
}
