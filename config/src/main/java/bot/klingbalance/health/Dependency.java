package bot.klingbalance.health;

import java.util.function.BooleanSupplier;

/**
 * Something without which the bot cannot do its work.
 *
 * @param name such as {@code slack} or {@code database}
 * @param isReady must not block for long
 */
public record Dependency(String name, BooleanSupplier isReady) {}
