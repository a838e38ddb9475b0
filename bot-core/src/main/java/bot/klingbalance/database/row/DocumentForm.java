package bot.klingbalance.database.row;

/** How a database has its documents written. */
public enum DocumentForm {
  /**
   * As text. A server compresses long ones by itself, and a bot of an older version that runs
   * beside this one reads nothing else.
   */
  TEXT,

  /**
   * Long ones compressed. SQLite writes a row anew with each change of it, first to its journal and
   * then to the file: of ten thousand accounts that is some megabytes each time.
   */
  COMPRESSED;

  /** A page of SQLite: what fits into one stays readable for people. */
  private static final int LONG = 4096;

  /** JSON in this form. */
  public Document of(String json) {
    return this == COMPRESSED && json.length() >= LONG
        ? Document.compressed(json)
        : Document.text(json);
  }
}
