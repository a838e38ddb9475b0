package bot.klingbalance.slack.blockkit;

/**
 * In which kinds of block a message goes out.
 *
 * @param hasCharts whether charts are drawn; otherwise they are a line of marks
 */
public record MessageForm(Tables tables, boolean hasCharts) {
  /** Everything that Slack has. */
  public static final MessageForm RICHEST = new MessageForm(Tables.DATA_TABLE, true);

  /** How a table is shown, the richest way first. */
  public enum Tables {
    /** Sorted and turned over by the reader. */
    DATA_TABLE,
    TABLE,
    LINES
  }
}
