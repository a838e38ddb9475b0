package bot.klingbalance.finding;

/** The rule by which a finding has its level. */
public enum Trigger {
  /** Nothing is left. */
  NOTHING_LEFT,
  /** Fewer credits than a quarter of the limit. */
  BELOW_QUARTER_OF_CREDITS,
  /** A smaller share of what was granted than a quarter of the limit. */
  BELOW_QUARTER_OF_PERCENT,
  /** At the present pace nothing is left at tomorrow's check. */
  RUNS_OUT_BEFORE_NEXT_CHECK,
  BELOW_CREDITS,
  BELOW_PERCENT,
  /** At the present pace it lasts fewer days than the limit. */
  SHORT_RUNWAY,
  /** Above the limits again, but not yet by so much that it counts as back to normal. */
  NOT_YET_BACK,
  /** The present pace will not use it up in time; or no pace is known. */
  EXPIRES_UNUSED,
  SIGN_IN_OVER,
  SIGN_IN_ENDS_SOON,
  /** Nobody can render before somebody has mended it. */
  RENDERS_NOTHING,
  /** It says nothing of the credits, but has to be mended. */
  NEEDS_MENDING,
  /** No try since the last daily check had an answer. */
  NEVER_ANSWERED,
  ANSWERS_WITHOUT_BALANCE
}
