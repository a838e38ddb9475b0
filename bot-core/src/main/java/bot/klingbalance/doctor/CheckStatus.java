package bot.klingbalance.doctor;

/** The outcome of a check, the best first. */
public enum CheckStatus {
  FINE("✓"),
  /** It could not be checked. */
  UNKNOWN("?"),
  /** The bot works, but not as well as it could, or not for long. */
  ATTENTION("!"),
  /** The bot cannot work until somebody repairs it. */
  MEND("✗");

  private final String mark;

  CheckStatus(String mark) {
    this.mark = mark;
  }

  /** One character that begins the line. */
  public String mark() {
    return mark;
  }
}
