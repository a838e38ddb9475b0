package bot.klingbalance.finding;

/** The kinds of finding; an account has at most one of each. */
public enum FindingKind {
  LOW(true, true),
  EXPIRING(false, true),
  UNUSUAL(false, true),
  SIGN_IN(true, false),
  BROKEN(true, false),
  UNKNOWN(false, false);

  private final boolean endTold;
  private final boolean aboutCredits;

  FindingKind(boolean endTold, boolean aboutCredits) {
    this.endTold = endTold;
    this.aboutCredits = aboutCredits;
  }

  /** Whether the channel is told when it is over: that the account is back to normal. */
  public boolean isEndTold() {
    return endTold;
  }

  /** Whether it is about how many credits are left, so that a chart of them helps. */
  public boolean isAboutCredits() {
    return aboutCredits;
  }
}
