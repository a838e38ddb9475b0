package bot.klingbalance.checkup;

/** How it is about one thing, from the best on. */
public enum Verdict {
  FINE("✓"),
  /** It could not be looked at. */
  UNKNOWN("?"),
  /** The bot works, but not as well as it could, or not for long. */
  ATTENTION("!"),
  /** The bot cannot do its work until somebody has mended it. */
  MEND("✗");

  private final String mark;

  Verdict(String mark) {
    this.mark = mark;
  }

  /** One character that stands before the line. */
  public String mark() {
    return mark;
  }
}
