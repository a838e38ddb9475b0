package bot.klingbalance.watch;

import java.time.Duration;

/**
 * That a channel mentions somebody once more for what is critical and nobody deals with.
 *
 * @param after so long after the message that told it
 * @param mention whom, such as {@code @here}
 */
public record Escalation(Duration after, String mention) {}
