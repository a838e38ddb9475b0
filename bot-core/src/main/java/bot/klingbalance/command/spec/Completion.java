package bot.klingbalance.command.spec;

/** What an option is completed with while somebody types it. */
public enum Completion {
  NONE,
  /** The addresses of the accounts that may be shown. */
  ACCOUNTS,
  /** The same, and {@code all}. */
  ACCOUNTS_OR_ALL,
  /** The clips of the settings. */
  CLIPS,
  /** Time zones by their names and cities. */
  TIME_ZONES,
  /** Days of the week, such as {@code mon-fri}. */
  WEEKDAYS,
  /** One day of the week. */
  WEEKDAY,
  /** How often a report comes. */
  REPORT_PERIODS
}
