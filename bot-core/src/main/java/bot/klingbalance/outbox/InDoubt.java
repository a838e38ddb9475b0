package bot.klingbalance.outbox;

import java.time.Instant;

/**
 * A message of which nobody knows whether it stands in its channel. It is looked for again, and
 * sent at {@link Delivery#lastCall} where that still fails.
 *
 * @param why a part of a sentence
 */
public record InDoubt(Delivery delivery, Instant since, String why) {}
