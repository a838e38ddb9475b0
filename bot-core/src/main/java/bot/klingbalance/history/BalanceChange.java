package bot.klingbalance.history;

import bot.klingbalance.account.Credits;
import java.util.Optional;

/**
 * Credits that came or went between two readings, and why.
 *
 * @param amount more than nothing
 * @param type the vendor's word for the package that it happened to, where it is known to be one:
 *     foreign text
 */
public record BalanceChange(Kind kind, Credits amount, Optional<String> type) {
  public BalanceChange {
    if (amount.isZero()) {
      throw new IllegalArgumentException("a change of nothing");
    }
  }

  public boolean isGain() {
    return kind.gain;
  }

  /** Whether the account never had these credits before: a grant or a top-up. */
  boolean isNewCredits() {
    return kind == Kind.GRANTED || kind == Kind.TOPPED_UP;
  }

  /** Why credits come and go. Only spending counts as pace. */
  public enum Kind {
    SPENT(false),
    /**
     * Lost with a package whose time was over, or with a month of a plan that the next one ended.
     */
    EXPIRED(false),
    /** A month of a plan. */
    GRANTED(true),
    /** Came besides the plan: bought or given. */
    TOPPED_UP(true),
    /** Came back to a package, as when a job fails; also a rise that no package explains. */
    REFUNDED(true);

    private final boolean gain;

    Kind(boolean gain) {
      this.gain = gain;
    }
  }
}
