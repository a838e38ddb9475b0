package bot.klingbalance.database.warning;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.outbox.Delivery.Stage;
import bot.klingbalance.outbox.Settlement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far a delivery has come, as it stands in the columns of {@code outbox}. */
record StageColumns(
    String stage,
    boolean mayHaveArrived,
    @Nullable Long dueAt,
    @Nullable String messageChannel,
    @Nullable String message,
    @Nullable Long settledAt,
    @Nullable String reason) {

  static StageColumns of(Settlement settlement) {
    return settlement.match(StageColumns::posted, StageColumns::waiting, StageColumns::setAside);
  }

  private static StageColumns posted(Settlement.Posted posted) {
    PostedMessage message = posted.message();
    long at = posted.at().toEpochMilli();
    String channel = message.channel().toString();
    return new StageColumns("POSTED", false, null, channel, message.id(), at, null);
  }

  private static StageColumns waiting(Settlement.Retry retry) {
    long from = retry.from().toEpochMilli();
    return new StageColumns("WAITING", retry.mayHaveArrived(), from, null, null, null, null);
  }

  private static StageColumns setAside(Settlement.SetAside aside) {
    long at = aside.at().toEpochMilli();
    return new StageColumns("SET_ASIDE", false, null, null, null, at, aside.reason());
  }

  static StageColumns of(ResultSet row) throws SQLException {
    return new StageColumns(
        row.getString("stage"),
        row.getBoolean("may_have_arrived"),
        number(row, "due_at"),
        row.getString("message_channel"),
        row.getString("message"),
        number(row, "settled_at"),
        row.getString("reason"));
  }

  /**
   * The same as a value of the domain.
   *
   * @param owner who claimed it last
   */
  Stage stage(@Nullable String owner) {
    return switch (stage) {
      case "WAITING" -> new Stage.Waiting(instant(dueAt));
      case "CLAIMED" -> new Stage.Claimed(Objects.requireNonNull(owner), instant(dueAt));
      case "POSTED" -> new Stage.Posted(postedMessage(), instant(settledAt));
      case "SET_ASIDE" -> new Stage.SetAside(Objects.requireNonNull(reason), instant(settledAt));
      default -> throw new IllegalStateException("a delivery in stage " + stage);
    };
  }

  private PostedMessage postedMessage() {
    Channel channel = Channel.parse(Objects.requireNonNull(messageChannel));
    return new PostedMessage(channel, Objects.requireNonNull(message));
  }

  private static Instant instant(@Nullable Long millis) {
    return Instant.ofEpochMilli(Objects.requireNonNull(millis));
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}
