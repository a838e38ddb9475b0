package bot.klingbalance.database.lease;

import bot.klingbalance.lease.LeaseClaim;
import bot.klingbalance.lease.LeaseStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Leases in PostgreSQL. Used by one thread at a time. */
final class StoredLeases implements LeaseStore {
  /**
   * Adds or changes the row where it is free, run out, the holder's own, or offered to a bot that
   * is ready; else finds none.
   */
  private static final String CLAIM =
      """
      INSERT INTO leases AS held (name, holder, since, valid_until, offered)
      VALUES (?, ?, %1$s, %1$s + ?, ?)
      ON CONFLICT (name) DO UPDATE SET
        holder = excluded.holder,
        since = CASE WHEN held.holder = excluded.holder AND held.valid_until >= %1$s
                     THEN held.since ELSE excluded.since END,
        valid_until = excluded.valid_until,
        offered = excluded.offered,
        heir = CASE WHEN excluded.offered THEN held.heir ELSE '' END
      WHERE held.holder = excluded.holder OR held.valid_until < %1$s
        OR (? AND held.offered AND held.heir = excluded.holder)
      RETURNING since, heir <> '' AND heir_until >= %1$s AS has_heir
      """
          .formatted(LeaseConnection.NOW);

  private static final String HOLDER = "SELECT holder, since, offered FROM leases WHERE name = ?";

  /** One bot at a time: only one is to begin a session with Discord. */
  private static final String INHERIT =
      """
      UPDATE leases SET heir = ?, heir_until = %1$s + ?
      WHERE name = ? AND offered AND (heir = ? OR heir = '' OR heir_until < %1$s)
      """
          .formatted(LeaseConnection.NOW);

  private static final String GIVE_BACK =
      "UPDATE leases SET valid_until = 0, offered = FALSE, heir = '' WHERE name = ? AND holder = ?";

  private final LeaseConnection connection;

  StoredLeases(LeaseConnection connection) {
    this.connection = connection;
  }

  @Override
  public LeaseClaim claim(String name, String bot, Wish wish, Duration lasts) {
    connection.pass();
    return connection.told(
        open -> {
          try (PreparedStatement claim = open.prepareStatement(CLAIM)) {
            claim.setString(1, name);
            claim.setString(2, bot);
            claim.setLong(3, lasts.toMillis());
            claim.setBoolean(4, wish == Wish.HAND_OVER);
            claim.setBoolean(5, wish == Wish.TAKE_OVER);
            try (ResultSet rows = claim.executeQuery()) {
              return rows.next()
                  ? new LeaseClaim.Granted(since(rows), rows.getBoolean("has_heir"))
                  : anothers(open, name, bot, lasts);
            }
          }
        });
  }

  @Override
  public void giveBack(String name, String holder) {
    int unused =
        connection.told(
            open -> {
              try (PreparedStatement statement = open.prepareStatement(GIVE_BACK)) {
                statement.setString(1, name);
                statement.setString(2, holder);
                return statement.executeUpdate();
              }
            });
  }

  private static LeaseClaim anothers(Connection open, String name, String bot, Duration lasts)
      throws SQLException {
    try (PreparedStatement look = open.prepareStatement(HOLDER)) {
      look.setString(1, name);
      try (ResultSet rows = look.executeQuery()) {
        if (!rows.next()) {
          return new LeaseClaim.Taken("nobody any more", Instant.EPOCH);
        }
        String holder = rows.getString("holder");
        return rows.getBoolean("offered") && inherits(open, name, bot, lasts)
            ? new LeaseClaim.Offered(holder, since(rows))
            : new LeaseClaim.Taken(holder, since(rows));
      }
    }
  }

  private static boolean inherits(Connection open, String name, String bot, Duration lasts)
      throws SQLException {
    try (PreparedStatement inherit = open.prepareStatement(INHERIT)) {
      inherit.setString(1, bot);
      inherit.setLong(2, lasts.toMillis());
      inherit.setString(3, name);
      inherit.setString(4, bot);
      return inherit.executeUpdate() == 1;
    }
  }

  private static Instant since(ResultSet rows) throws SQLException {
    return Instant.ofEpochMilli(rows.getLong("since"));
  }
}
