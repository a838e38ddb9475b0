package bot.klingbalance.store;

import bot.klingbalance.warning.Delivery;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A row of {@code outbox} as it was read. The digest is still a document: to make a value of it
 * takes a while, in which nobody has to hold a connection.
 */
record OutboxRow(
    String delivery, String digest, int tries, boolean mayHaveArrived, Delivery.Stage stage) {
  static OutboxRow of(ResultSet row) throws SQLException {
    return new OutboxRow(
        row.getString("delivery"),
        row.getString("digest"),
        row.getInt("tries"),
        row.getBoolean("may_have_arrived"),
        StageColumns.of(row).stage(row.getString("owner")));
  }

  Delivery read() {
    return new Delivery(Documents.digest(digest), tries, mayHaveArrived, stage);
  }
}
