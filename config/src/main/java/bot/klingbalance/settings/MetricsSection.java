package bot.klingbalance.settings;

/**
 * What the metrics tell.
 *
 * @param accounts whether they show what each account has, and what they call it
 */
public record MetricsSection(AccountLabel accounts) {
  /** How an account is named in a metric: whoever reads the metrics reads the name. */
  public enum AccountLabel {
    NONE,
    MASKED,
    FULL
  }
}
