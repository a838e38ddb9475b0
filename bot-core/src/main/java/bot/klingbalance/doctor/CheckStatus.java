package bot.klingbalance.doctor;

/** How it is about one thing, from the best on. */
public enum CheckStatus {
  FINE("✓"),
  /** It could not be looked at. */
  UNKNOWN("?"),
  /** The bot works, but not as well as it could, or not for long. */
  ATTENTION("!"),
  /** The bot cannot do its work until somebody has mended it. */
  MEND("✗");

  private final String mark;

  CheckStatus(String mark) {
    this.mark = mark;
  }

  /** One character that stands before the line. */
  public String mark() {
    return mark;
  }
}
