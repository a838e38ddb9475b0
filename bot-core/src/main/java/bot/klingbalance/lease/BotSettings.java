package bot.klingbalance.lease;

import java.time.Instant;

/**
 * By which watches of the settings a bot works.
 *
 * @param areNewest whether no other bot has newer ones; else it waits
 * @param since when they were first seen on this database
 */
public record BotSettings(String bot, boolean areNewest, Instant since) {}
