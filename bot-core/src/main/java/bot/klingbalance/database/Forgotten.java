package bot.klingbalance.database;

import java.util.EnumMap;
import java.util.Map;

/**
 * How much was deleted of an account or of a channel.
 *
 * @param counts how many of each kind; kinds of which there were none are left out
 */
public record Forgotten(Map<Kind, Integer> counts) {
  public Forgotten {
    Map<Kind, Integer> found = new EnumMap<>(Kind.class);
    counts.forEach(
        (kind, count) -> {
          if (count > 0) {
            found.put(kind, count);
          }
        });
    counts = Map.copyOf(found);
  }

  /** What is kept, in the order in which it is reported. */
  public enum Kind {
    /** What an account answered. */
    READINGS,
    /** Days of which it is kept what an account was used for. */
    USED_DAYS,
    /** Watches made in chat that are gone as a whole. */
    WATCHES,
    /** Daily warnings, written or sent, that are gone as a whole. */
    WARNINGS,
    /** Snoozes of the account or in the channel. */
    SNOOZES,
    /** Who deals with the account, or with accounts in the channel; one for each channel. */
    TAKES,
    /** What was remembered between daily checks, one for each channel. */
    CHECKS,
    /** Channels whose next check is not scheduled any more. */
    SCHEDULED_CHECKS,
    /** Watches made in chat that go on without the account. */
    NARROWED_WATCHES,
    /** Daily warnings that go on without the account. */
    SHORTENED_WARNINGS
  }

  public int count(Kind kind) {
    return counts.getOrDefault(kind, 0);
  }

  /** Whether nothing was kept. */
  public boolean isNothing() {
    return counts.isEmpty();
  }
}
