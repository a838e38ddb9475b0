package bot.klingbalance.history;

import bot.klingbalance.account.Balance;
import java.time.Instant;

/**
 * What an account had at a moment.
 *
 * @param at when it answered so
 * @param balance as far as it told
 */
public record KeptReading(Instant at, Balance balance) {}
