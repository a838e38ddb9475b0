package bot.klingbalance.warning;

import java.util.Optional;

/**
 * What a daily check comes to: to be handed to {@link Outbox#plan} as it is.
 *
 * @param digest absent when there is nothing to tell
 */
public record Decision(CheckMemory memory, Optional<Digest> digest) {}
