package bot.klingbalance.slack.blockkit;

/**
 * In which kinds of block a message goes out.
 *
 * @param hasCharts whether charts are drawn; otherwise they are a line of marks
 */
public record MessageForm(Tables tables, boolean hasCharts) {
  /** Everything that Slack has. */
  public static final MessageForm RICHEST = new MessageForm(Tables.DATA_TABLE, true);

  /** What is left where Slack refuses every block; without buttons. */
  public static final MessageForm TEXT = new MessageForm(Tables.TEXT, false);

  /** How a table is shown, the richest way first. */
  public enum Tables {
    /** Sorted and turned over by the reader. */
    DATA_TABLE,
    TABLE,
    LINES,
    /** The message is its text, without any block: Slack has nothing to refuse in it. */
    TEXT
  }
}
