package bot.klingbalance.watch;

import bot.klingbalance.chat.PlatformUser;
import java.time.Instant;

/**
 * Who made or changed something, and when.
 *
 * @param name what the person was called in chat at that time: foreign text
 */
public record WatchChange(PlatformUser by, String name, Instant at) {}
