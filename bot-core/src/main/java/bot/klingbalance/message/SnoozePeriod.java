package bot.klingbalance.message;

/** How long a person wants to hear no more of an account. */
public enum SnoozePeriod {
  ONE_DAY,
  THREE_DAYS,
  /** Until credits come, be it the monthly grant or a top-up. */
  UNTIL_GRANT
}
