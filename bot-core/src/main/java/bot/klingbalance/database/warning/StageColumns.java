package bot.klingbalance.database.warning;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.database.Columns;
import bot.klingbalance.outbox.Delivery.Stage;
import bot.klingbalance.outbox.Settlement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far a delivery has come, as it stands in the columns of {@code outbox}. */
final class StageColumns {
  private StageColumns() {}

  /** The columns as parameters: {@code stage}, {@code mayHaveArrived} and so on. */
  static Map<String, @Nullable Object> of(Settlement settlement) {
    return settlement.match(StageColumns::posted, StageColumns::waiting, StageColumns::setAside);
  }

  private static Map<String, @Nullable Object> posted(Settlement.Posted posted) {
    Map<String, @Nullable Object> columns = columns("POSTED");
    columns.put("messageChannel", posted.message().channel().toString());
    columns.put("message", posted.message().id());
    columns.put("settledAt", posted.at().toEpochMilli());
    columns.put("shownAt", posted.at().toEpochMilli());
    columns.put("found", posted.found());
    return columns;
  }

  private static Map<String, @Nullable Object> waiting(Settlement.Retry retry) {
    Map<String, @Nullable Object> columns = columns("WAITING");
    columns.put("mayHaveArrived", retry.mayHaveArrived());
    columns.put("dueAt", retry.from().toEpochMilli());
    columns.put("inDoubt", retry.doubt().isPresent());
    columns.put("settledAt", retry.doubt().map(doubt -> doubt.at().toEpochMilli()).orElse(null));
    columns.put("reason", retry.doubt().map(Settlement.Doubt::why).orElse(null));
    return columns;
  }

  private static Map<String, @Nullable Object> setAside(Settlement.SetAside aside) {
    Map<String, @Nullable Object> columns = columns("SET_ASIDE");
    columns.put("mayHaveArrived", aside.mayHaveArrived());
    columns.put("settledAt", aside.at().toEpochMilli());
    columns.put("reason", aside.reason());
    return columns;
  }

  private static Map<String, @Nullable Object> columns(String stage) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("stage", stage);
    columns.put("mayHaveArrived", false);
    columns.put("inDoubt", false);
    columns.put("dueAt", null);
    columns.put("messageChannel", null);
    columns.put("message", null);
    columns.put("settledAt", null);
    columns.put("shownAt", null);
    columns.put("found", false);
    columns.put("reason", null);
    return columns;
  }

  static Stage stage(ResultSet row) throws SQLException {
    String stage = row.getString("stage");
    return switch (stage) {
      case "WAITING" -> new Stage.Waiting(Columns.instant(row, "due_at"));
      case "CLAIMED" -> new Stage.Claimed(text(row, "owner"), Columns.instant(row, "due_at"));
      case "POSTED" -> new Stage.Posted(message(row), Columns.instant(row, "settled_at"));
      case "SET_ASIDE" ->
          new Stage.SetAside(text(row, "reason"), Columns.instant(row, "settled_at"));
      default -> throw new IllegalStateException("a delivery in stage " + stage);
    };
  }

  static PostedMessage message(ResultSet row) throws SQLException {
    return new PostedMessage(Channel.parse(text(row, "message_channel")), text(row, "message"));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getString(column));
  }
}
