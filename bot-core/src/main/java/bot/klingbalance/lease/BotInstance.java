package bot.klingbalance.lease;

import java.time.Instant;

/**
 * A bot that runs, or ran.
 *
 * @param id its machine, its process and some letters: no two bots have the same
 * @param version of the program
 * @param startedAt by its own clock
 */
public record BotInstance(String id, String version, Instant startedAt) {}
