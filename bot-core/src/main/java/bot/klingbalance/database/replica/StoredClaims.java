package bot.klingbalance.database.replica;

import static bot.klingbalance.database.replica.PromptStore.NOW;

import bot.klingbalance.replica.Claims;
import bot.klingbalance.replica.Claims.Claim.Granted;
import bot.klingbalance.replica.Claims.Claim.Held;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** The table {@code claims}. */
final class StoredClaims implements Claims {
  /** After which a claim is tried again that was free a moment after it was refused. */
  private static final Duration SOON = Duration.ofMillis(50);

  private final PromptStore store;
  private final String bot;

  StoredClaims(PromptStore store, String bot) {
    this.store = store;
    this.bot = bot;
  }

  @Override
  public CompletableFuture<Claim> claim(String what, String mark, Duration lease) {
    return store.call(
        handle -> isGranted(handle, what, mark, lease) ? new Granted() : held(handle, what),
        new Granted());
  }

  private boolean isGranted(Handle handle, String what, String mark, Duration lease) {
    return handle
            .createUpdate(
                """
                INSERT INTO claims (claim, owner, mark, settled, until)
                VALUES (:claim, :owner, :mark, FALSE, %1$s + :lease)
                ON CONFLICT (claim) DO UPDATE
                SET owner = excluded.owner, mark = excluded.mark, settled = FALSE,
                  until = excluded.until
                WHERE claims.until <= %1$s
                """
                    .formatted(NOW))
            .bind("claim", what)
            .bind("owner", bot)
            .bind("mark", mark)
            .bind("lease", lease.toMillis())
            .execute()
        == 1;
  }

  private static Held held(Handle handle, String what) {
    return handle
        .createQuery(
            "SELECT mark, settled, until - %s AS left_over FROM claims WHERE claim = :claim"
                .formatted(NOW))
        .bind("claim", what)
        .map(
            (row, context) ->
                new Held(
                    row.getString("mark"),
                    row.getBoolean("settled"),
                    Duration.ofMillis(Math.max(SOON.toMillis(), row.getLong("left_over")))))
        .findOne()
        .orElseGet(() -> new Held("", false, SOON));
  }

  /** A claim that the database did not hear of is written down here. */
  @Override
  public CompletableFuture<Boolean> settle(String what, Duration keep) {
    return store.call(handle -> isSettled(handle, what, keep), true);
  }

  @Override
  public CompletableFuture<Optional<Boolean>> take(String what, Duration keep) {
    return store.patiently(handle -> Optional.of(isSettled(handle, what, keep)), Optional.empty());
  }

  private boolean isSettled(Handle handle, String what, Duration keep) {
    return handle
            .createUpdate(
                """
                INSERT INTO claims (claim, owner, mark, settled, until)
                VALUES (:claim, :owner, '', TRUE, %s + :keep)
                ON CONFLICT (claim) DO UPDATE SET settled = TRUE, until = excluded.until
                WHERE claims.owner = excluded.owner
                """
                    .formatted(NOW))
            .bind("claim", what)
            .bind("owner", bot)
            .bind("keep", keep.toMillis())
            .execute()
        == 1;
  }

  @Override
  public void release(String what) {
    CompletableFuture<Integer> unused =
        store.patiently(
            handle -> handle.execute("DELETE FROM claims WHERE claim = ? AND owner = ?", what, bot),
            0);
  }
}
