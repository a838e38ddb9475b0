package bot.klingbalance.database.replica;

import static bot.klingbalance.database.replica.PromptStore.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;

import bot.klingbalance.replica.UpstreamTurns;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;

/** The tables {@code upstream_requests} and {@code upstream_pause}, changed by one at a time. */
final class StoredTurns implements UpstreamTurns {
  /** A number that nothing else on the server locks. */
  private static final long LOCK = 0x6b6c696e675f7570L;

  /** So much later than its request a turn ends by itself, where its bot has died. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** A larger response is asked for by each bot itself. */
  private static final int MOST_CHARACTERS = 1024 * 1024;

  private static final Executor LATER =
      CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS, Runnable::run);

  private final PromptStore store;
  private final String bot;

  StoredTurns(PromptStore store, String bot) {
    this.store = store;
    this.bot = bot;
  }

  @Override
  public CompletableFuture<Turn> take(Request request) {
    return takeSoon(key(request.address()), request);
  }

  /** Asks again while others ask useapi.net. */
  private CompletableFuture<Turn> takeSoon(String key, Request request) {
    return store
        .inTransaction(handle -> turn(handle, key, request), Optional.<Turn>of(new Turn.Ask()))
        .thenCompose(
            turn ->
                turn.map(CompletableFuture::completedFuture)
                    .orElseGet(
                        () ->
                            CompletableFuture.supplyAsync(() -> key, LATER)
                                .thenCompose(same -> takeSoon(same, request))));
  }

  @Override
  public void end(String address, Optional<SharedResponse> response, Duration pause) {
    Optional<SharedResponse> shared = response.filter(StoredTurns::canBeKept);
    CompletableFuture<Integer> unused =
        store.inTransaction(
            handle -> {
              lock(handle);
              if (!pause.isZero()) {
                pause(handle, pause);
              }
              return end(handle, key(address), shared);
            },
            0);
  }

  /** Until the transaction ends: what one statement of it sees holds for the next. */
  private static void lock(Handle handle) {
    handle.execute("SELECT pg_advisory_xact_lock(?)", LOCK);
  }

  private static void pause(Handle handle, Duration wait) {
    handle.execute(
        """
        INSERT INTO upstream_pause (id, until) VALUES (1, %s + ?)
        ON CONFLICT (id) DO UPDATE
        SET until = GREATEST(upstream_pause.until, excluded.until)
        """
            .formatted(NOW),
        wait.toMillis());
  }

  private Optional<Turn> turn(Handle handle, String key, Request request) {
    lock(handle);
    Optional<Turn> unneeded =
        known(handle, key, request.reuse())
            .<Turn>map(Turn.Known::new)
            .or(() -> pause(handle).map(Turn.Paused::new));
    if (unneeded.isPresent()) {
      return unneeded;
    }
    if (!isFree(handle, key, request.atOnce())) {
      return Optional.empty();
    }
    begin(handle, key, request.timeout().plus(GRACE));
    return Optional.of(new Turn.Ask());
  }

  private static Optional<SharedResponse> known(Handle handle, String key, Duration reuse) {
    return handle
        .createQuery(
            """
            SELECT status, body, read_at FROM upstream_requests
            WHERE request = :request AND answered_at > %s - :reuse
            """
                .formatted(NOW))
        .bind("request", key)
        .bind("reuse", reuse.toMillis())
        .map(
            (row, context) ->
                new SharedResponse(
                    row.getInt("status"),
                    row.getString("body"),
                    Instant.ofEpochMilli(row.getLong("read_at"))))
        .findOne();
  }

  private static Optional<Duration> pause(Handle handle) {
    return handle
        .createQuery("SELECT until - %s FROM upstream_pause".formatted(NOW))
        .mapTo(Long.class)
        .findOne()
        .filter(left -> left > 0)
        .map(Duration::ofMillis);
  }

  private static boolean isFree(Handle handle, String key, int atOnce) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) < :most AND COUNT(CASE WHEN request = :request THEN 1 END) = 0
            FROM upstream_requests WHERE asked_until > %s
            """
                .formatted(NOW))
        .bind("most", atOnce)
        .bind("request", key)
        .mapTo(Boolean.class)
        .one();
  }

  private void begin(Handle handle, String key, Duration lease) {
    handle.execute(
        """
        INSERT INTO upstream_requests
          (request, owner, asked_until, answered_at, read_at, status, body)
        VALUES (?, ?, %s + ?, 0, 0, 0, '')
        ON CONFLICT (request) DO UPDATE
        SET owner = excluded.owner, asked_until = excluded.asked_until, answered_at = 0, body = ''
        """
            .formatted(NOW),
        key,
        bot,
        lease.toMillis());
  }

  private int end(Handle handle, String key, Optional<SharedResponse> response) {
    return response
        .map(
            shared ->
                handle.execute(
                    """
                    UPDATE upstream_requests
                    SET asked_until = 0, answered_at = %s, read_at = ?, status = ?, body = ?
                    WHERE request = ? AND owner = ?
                    """
                        .formatted(NOW),
                    shared.at().toEpochMilli(),
                    shared.status(),
                    shared.body(),
                    key,
                    bot))
        .orElseGet(
            () ->
                handle.execute(
                    "UPDATE upstream_requests SET asked_until = 0 WHERE request = ? AND owner = ?",
                    key,
                    bot));
  }

  /** PostgreSQL takes no NUL in a text. */
  private static boolean canBeKept(SharedResponse response) {
    return response.body().length() <= MOST_CHARACTERS && response.body().indexOf('\0') < 0;
  }

  /** An address has an account in it, which is not to be read in the database. */
  private static String key(String address) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(address.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
