package bot.klingbalance.message;

import bot.klingbalance.account.Credits;
import java.time.Instant;

/** What an account had, or is expected to have, at a moment. */
public record ChartPoint(Instant at, Credits left) {}
