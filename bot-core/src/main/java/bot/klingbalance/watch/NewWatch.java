package bot.klingbalance.watch;

import bot.klingbalance.chat.Channel;

/**
 * A watch that somebody asks for in chat, before it has a number.
 *
 * @param asked who asked for it
 */
public record NewWatch(
    Channel channel, WatchedAccounts accounts, WarnLimits limits, WatchChange asked) {}
