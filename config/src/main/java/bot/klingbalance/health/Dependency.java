package bot.klingbalance.health;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Something without which the bot cannot do its work.
 *
 * @param name such as {@code slack} or {@code database}
 * @param isReady must not block for long
 * @param isStandingBy whether another bot does this work, and this one is ready to take it over
 * @param share which part of it this bot does, where it has parts: a few words, or none
 */
public record Dependency(
    String name, BooleanSupplier isReady, BooleanSupplier isStandingBy, Supplier<String> share) {
  /** Something without parts. */
  public Dependency(String name, BooleanSupplier isReady, BooleanSupplier isStandingBy) {
    this(name, isReady, isStandingBy, () -> "");
  }

  /** Something that every bot does. */
  public Dependency(String name, BooleanSupplier isReady) {
    this(name, isReady, () -> false);
  }

  /** Whether all is well: it works, or somebody else does. */
  public boolean isWell() {
    return isReady.getAsBoolean() || isStandingBy.getAsBoolean();
  }
}
