package bot.klingbalance.warning;

/** The kinds of finding; an account has at most one of each. */
public enum Kind {
  LOW,
  EXPIRING,
  SIGN_IN,
  BROKEN,
  UNKNOWN
}
