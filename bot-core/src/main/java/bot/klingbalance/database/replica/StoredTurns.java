package bot.klingbalance.database.replica;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.concurrent.Backoff;
import bot.klingbalance.database.replica.UpstreamRequests.Look;
import bot.klingbalance.replica.UpstreamTurns;
import bot.klingbalance.secret.Sha256;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Waits for turns that stand in the database, and looks for them less and less often. */
final class StoredTurns implements UpstreamTurns {
  private static final Backoff LOOKS = new Backoff(Duration.ofMillis(50), Duration.ofMillis(500));

  /** A bot that stands still while it begins a request keeps the others out for so long at most. */
  private static final Duration LOCKED_OUT = Duration.ofSeconds(1);

  private static final Look ALONE = new Look(Optional.of(new Turn.Ask()), false);

  /** A larger response is asked for by each bot itself. */
  private static final int MOST_CHARACTERS = 1024 * 1024;

  private final PromptStore store;
  private final UpstreamRequests requests;

  StoredTurns(PromptStore store, String bot) {
    this.store = store;
    this.requests = new UpstreamRequests(bot);
  }

  @Override
  public CompletableFuture<Turn> take(Request request) {
    return look(new Wait(key(request.address()), request, 1, System.nanoTime()));
  }

  private CompletableFuture<Turn> look(Wait wait) {
    return store
        .inTransaction(handle -> requests.look(handle, wait.key(), wait.request()), ALONE)
        .thenCompose(
            look ->
                look.turn()
                    .map(CompletableFuture::completedFuture)
                    .orElseGet(() -> lookAgain(wait, look.isLockedOut())));
  }

  private CompletableFuture<Turn> lookAgain(Wait wait, boolean isLockedOut) {
    return isLockedOut && wait.isLockedOutForLong()
        ? completedFuture(new Turn.Ask())
        : CompletableFuture.supplyAsync(() -> wait.next(isLockedOut), wait.end())
            .thenCompose(this::look);
  }

  /**
   * Somebody who waits for a turn.
   *
   * @param looks how often it has been looked for
   * @param openAt when this bot was not locked out last, of {@link System#nanoTime}
   */
  private record Wait(String key, Request request, int looks, long openAt) {
    boolean isLockedOutForLong() {
      return System.nanoTime() - openAt > LOCKED_OUT.toNanos();
    }

    Executor end() {
      long nanos = LOOKS.after(looks, ThreadLocalRandom.current().nextDouble()).toNanos();
      return CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run);
    }

    Wait next(boolean isLockedOut) {
      return new Wait(key, request, looks + 1, isLockedOut ? openAt : System.nanoTime());
    }
  }

  /** Nobody waits for it. Where it is not written down, the turn ends by itself. */
  @Override
  public void end(String address, Optional<SharedResponse> response, Duration pause) {
    Optional<SharedResponse> shared = response.filter(StoredTurns::canBeKept);
    CompletableFuture<Integer> unused =
        store.patiently(
            handle -> {
              if (!pause.isZero()) {
                UpstreamRequests.pause(handle, pause);
              }
              return requests.end(handle, key(address), shared);
            },
            0);
  }

  /** PostgreSQL takes no NUL in a text. */
  private static boolean canBeKept(SharedResponse response) {
    return response.body().length() <= MOST_CHARACTERS && response.body().indexOf('\0') < 0;
  }

  /** An address has an account in it, which is not to be read in the database. */
  private static String key(String address) {
    return Sha256.hex(address);
  }
}
