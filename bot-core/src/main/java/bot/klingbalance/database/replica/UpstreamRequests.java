package bot.klingbalance.database.replica;

import static bot.klingbalance.database.replica.PromptStore.NOW;

import bot.klingbalance.replica.UpstreamTurns.Request;
import bot.klingbalance.replica.UpstreamTurns.SharedResponse;
import bot.klingbalance.replica.UpstreamTurns.Turn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The tables {@code upstream_requests} and {@code upstream_pause}. One bot at a time begins a
 * request; nobody waits for that: who comes meanwhile is locked out, and looks again.
 *
 * @param bot that begins and ends them
 */
record UpstreamRequests(String bot) {
  /** A number that nothing else on the server locks. */
  private static final long LOCK = 0x6b6c696e675f7570L;

  /** So much later than its request a turn ends by itself, where its bot has died. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /**
   * What a look has brought.
   *
   * @param turn nothing while others ask, or one of them begins to
   * @param isLockedOut whether one of them begins to
   */
  record Look(Optional<Turn> turn, boolean isLockedOut) {}

  /** Begins a request where that is needed and possible; in a transaction. */
  Look look(Handle handle, String key, Request request) {
    State before = state(handle, key, request);
    if (!before.mayBegin()) {
      return new Look(before.unneeded(), false);
    }
    if (!isLocked(handle)) {
      return new Look(Optional.empty(), true);
    }
    State now = state(handle, key, request);
    if (!now.mayBegin()) {
      return new Look(now.unneeded(), false);
    }
    begin(handle, key, request.timeout().plus(GRACE));
    return new Look(Optional.of(new Turn.Ask()), false);
  }

  private record State(boolean isFree, Optional<Turn> unneeded) {
    boolean mayBegin() {
      return isFree && unneeded.isEmpty();
    }
  }

  /** One statement, which sees one moment: a request that was not free has no response in it. */
  private static State state(Handle handle, String key, Request request) {
    return handle
        .createQuery(
            """
            SELECT known.status, known.body, known.read_at,
              (SELECT COUNT(*) < :most AND COUNT(CASE WHEN request = :request THEN 1 END) = 0
                FROM upstream_requests WHERE asked_until > %1$s) AS is_free,
              COALESCE((SELECT until - %1$s FROM upstream_pause), 0) AS pause_left
            FROM (SELECT 1) AS one LEFT JOIN upstream_requests known
              ON known.request = :request AND known.answered_at > %1$s - :reuse
            """
                .formatted(NOW))
        .bind("request", key)
        .bind("most", request.atOnce())
        .bind("reuse", request.reuse().toMillis())
        .map((row, context) -> new State(row.getBoolean("is_free"), unneeded(row)))
        .one();
  }

  private static Optional<Turn> unneeded(ResultSet row) throws SQLException {
    String body = row.getString("body");
    if (body != null) {
      Instant at = Instant.ofEpochMilli(row.getLong("read_at"));
      return Optional.of(new Turn.Known(new SharedResponse(row.getInt("status"), body, at)));
    }
    Duration pause = Duration.ofMillis(row.getLong("pause_left"));
    return Optional.<Turn>of(new Turn.Paused(pause)).filter(left -> pause.toMillis() > 0);
  }

  /** Until the transaction ends. */
  private static boolean isLocked(Handle handle) {
    return handle
        .createQuery("SELECT pg_try_advisory_xact_lock(:lock)")
        .bind("lock", LOCK)
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

  /** The request is over. */
  int end(Handle handle, String key, Optional<SharedResponse> response) {
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

  /** From now on nobody is to ask for so long. */
  static void pause(Handle handle, Duration wait) {
    handle.execute(
        """
        INSERT INTO upstream_pause (id, until) VALUES (1, %s + ?)
        ON CONFLICT (id) DO UPDATE
        SET until = GREATEST(upstream_pause.until, excluded.until)
        """
            .formatted(NOW),
        wait.toMillis());
  }
}
