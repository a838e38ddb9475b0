package bot.klingbalance.message;

import bot.klingbalance.account.AccountEmail;

/** Whose balance is asked for. */
public sealed interface Subject {
  /**
   * One account, in full.
   *
   * @param past how far back its picture goes
   */
  record OneAccount(AccountEmail email, Lookback past) implements Subject {
    /** As far back as is usual. */
    public OneAccount(AccountEmail email) {
      this(email, Lookback.USUAL);
    }
  }

  /** Every account that may be shown, a line each. */
  record AllAccounts() implements Subject {}

  /**
   * The accounts of a daily warning that was posted.
   *
   * @param delivery the id of its delivery, of letters, digits, {@code -} and {@code _} only
   */
  record Warned(String delivery) implements Subject {}
}
