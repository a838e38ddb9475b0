package bot.klingbalance.finding;

/** The rule by which a finding has its level. */
public enum Trigger {
  /** Nothing is left. */
  NOTHING_LEFT(Severity.CRITICAL),
  /** Fewer credits than a quarter of the limit. */
  BELOW_QUARTER_OF_CREDITS(Severity.CRITICAL),
  /** A smaller share of what was granted than a quarter of the limit. */
  BELOW_QUARTER_OF_PERCENT(Severity.CRITICAL),
  /** At the present pace nothing is left at tomorrow's check. */
  RUNS_OUT_BEFORE_NEXT_CHECK(Severity.CRITICAL),
  BELOW_CREDITS(Severity.WARNING),
  BELOW_PERCENT(Severity.WARNING),
  /** At the present pace it lasts fewer days than the limit. */
  SHORT_RUNWAY(Severity.WARNING),
  /** Above the limits again, but not yet by so much that it counts as back to normal. */
  NOT_YET_BACK(Severity.WARNING),
  /** The present pace will not use it up in time; or no pace is known. */
  EXPIRES_UNUSED(Severity.NOTICE),
  /** Far more was spent than usual, and the reading before did not show it. */
  UNUSUAL_SPENDING(Severity.WARNING),
  /** It goes on: told when it began. */
  STILL_UNUSUAL(Severity.WARNING),
  SIGN_IN_OVER(Severity.WARNING),
  SIGN_IN_ENDS_SOON(Severity.WARNING),
  /** Nobody can render before somebody has mended it. */
  RENDERS_NOTHING(Severity.CRITICAL),
  /** It says nothing of the credits, but has to be mended. */
  NEEDS_MENDING(Severity.WARNING),
  /** No try of the last hours had an answer, nor is a reading of that time known. */
  NEVER_ANSWERED(Severity.WARNING),
  ANSWERS_WITHOUT_BALANCE(Severity.NOTICE);

  private final Severity level;

  Trigger(Severity level) {
    this.level = level;
  }

  public Severity level() {
    return level;
  }
}
