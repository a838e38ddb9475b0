package bot.klingbalance.database.replica;

import static bot.klingbalance.database.replica.PromptStore.NOW;

import bot.klingbalance.replica.SharedBudgets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/**
 * The table {@code asker_budgets}: of each person the time at which the budget is whole again. Each
 * question moves it on by what one question takes to come back; it may lie ahead by a burst of them
 * (the generic cell rate algorithm).
 */
final class StoredBudgets implements SharedBudgets {
  private final PromptStore store;

  StoredBudgets(PromptStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Optional<Duration>> waitBefore(String person, Limit limit) {
    return store.call(
        handle ->
            isTaken(handle, person, limit)
                ? Optional.empty()
                : Optional.of(missing(handle, person, limit)),
        Optional.empty());
  }

  private static boolean isTaken(Handle handle, String person, Limit limit) {
    return handle
            .createUpdate(
                """
                INSERT INTO asker_budgets (person, whole_at) VALUES (:person, %1$s + :steady)
                ON CONFLICT (person) DO UPDATE
                SET whole_at = GREATEST(asker_budgets.whole_at, %1$s) + :steady
                WHERE asker_budgets.whole_at <= %1$s + :ahead
                """
                    .formatted(NOW))
            .bind("person", person)
            .bind("steady", limit.steady().toMillis())
            .bind("ahead", ahead(limit).toMillis())
            .execute()
        == 1;
  }

  private static Duration missing(Handle handle, String person, Limit limit) {
    return handle
        .createQuery(
            "SELECT whole_at - %s FROM asker_budgets WHERE person = :person".formatted(NOW))
        .bind("person", person)
        .mapTo(Long.class)
        .findOne()
        .map(ahead -> Duration.ofMillis(ahead).minus(ahead(limit)))
        .filter(wait -> !wait.isNegative())
        .orElse(Duration.ZERO);
  }

  private static Duration ahead(Limit limit) {
    return limit.steady().multipliedBy(limit.burst() - 1L);
  }
}
