package bot.klingbalance.message;

import bot.klingbalance.account.AccountEmail;

/** Whose balance is asked for. */
public sealed interface Subject {
  /** One account, in full. */
  record OneAccount(AccountEmail email) implements Subject {}

  /** Every account that may be shown, a line each. */
  record AllAccounts() implements Subject {}

  /**
   * The accounts of a daily warning that was posted.
   *
   * @param delivery the id of its delivery, of letters, digits, {@code -} and {@code _} only
   */
  record Warned(String delivery) implements Subject {}
}
