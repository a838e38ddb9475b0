package bot.klingbalance.digest;

import java.util.Optional;

/**
 * What a daily check comes to: to be handed to {@code Outbox.plan} as it is.
 *
 * @param digest absent when there is nothing to tell
 */
public record CheckDecision(CheckState memory, Optional<Digest> digest) {}
