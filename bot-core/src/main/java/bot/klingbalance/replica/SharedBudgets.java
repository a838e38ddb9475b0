package bot.klingbalance.replica;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * How often a person has asked any of several bots: a burst, then a steady rate. Safe for use by
 * many threads; no call blocks, and no future ends exceptionally.
 */
public interface SharedBudgets {
  /** Those of a bot that is alone, whose own count is enough. */
  SharedBudgets ALONE = (person, limit) -> completedFuture(Optional.empty());

  /**
   * Takes one question from a person's budget.
   *
   * @param person the platform and its id of the person
   * @return how long to wait where nothing is left of it; empty as well while the database cannot
   *     be asked
   */
  CompletableFuture<Optional<Duration>> waitBefore(String person, Limit limit);

  /**
   * How often somebody may ask.
   *
   * @param burst how many questions at once
   * @param steady how long each of them takes to come back
   */
  record Limit(int burst, Duration steady) {}
}
