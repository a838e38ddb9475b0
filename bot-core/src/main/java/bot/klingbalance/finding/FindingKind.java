package bot.klingbalance.finding;

/** The kinds of finding; an account has at most one of each. */
public enum FindingKind {
  LOW,
  EXPIRING,
  SIGN_IN,
  BROKEN,
  UNKNOWN
}
