package bot.klingbalance.account;

import java.time.Instant;
import java.util.Optional;

/**
 * Why useapi.net could not be read.
 *
 * @param reason the row of its error table
 * @param retryAt from when on it takes requests again, where it said so
 * @param setting the one that a refused token was set by, where that is known
 */
public record Failure(Reason reason, Optional<Instant> retryAt, Optional<String> setting) {
  /**
   * Each way to fail that asks something else of people, after the vendor's error table.
   *
   * <p>An enumeration rather than a sealed type for each: a {@code switch} over it is checked for
   * completeness by Java 17 already.
   */
  public enum Reason {
    /** 400: the address was refused. */
    ADDRESS_REFUSED(Scope.ACCOUNT),
    /** 401: the API token is wrong. */
    TOKEN_REFUSED(Scope.TOKEN),
    /** 402: the useapi.net subscription has run out. */
    SUBSCRIPTION_ENDED(Scope.TOKEN),
    /** 402 that does not say of what: of the subscription, or of the account's credits at Kling. */
    PAYMENT_REQUIRED(Scope.ACCOUNT),
    /** 404: no such account under this token. */
    NOT_CONFIGURED(Scope.ACCOUNT),
    /** 412, or 402 that speaks of credits: Kling itself reports none. */
    OUT_OF_CREDITS(Scope.ACCOUNT),
    /** 429: too many requests. */
    SLOW_DOWN(Scope.TOKEN),
    /** 500, 502, 503, 504: useapi.net or Kling behind it is in trouble. */
    UPSTREAM_TROUBLE(Scope.WAY),
    /** No answer: no connection, or none in time. */
    UNREACHABLE(Scope.WAY),
    /** 596, which is no registered status: Kling rejected the stored session. */
    SIGN_IN_LOST(Scope.ACCOUNT),
    /** Any other status, or a body that is no JSON, is cut off or is too large. */
    UNREADABLE(Scope.ACCOUNT);

    private final Scope scope;

    Reason(Scope scope) {
      this.scope = scope;
    }

    /** Whether every account of the token fails for this reason, not just the one asked for. */
    public boolean holdsForWholeToken() {
      return scope == Scope.TOKEN;
    }

    /** Whether it may be over soon by itself; the others end when somebody does something. */
    public boolean isPassing() {
      return switch (this) {
        case SLOW_DOWN, UPSTREAM_TROUBLE, UNREACHABLE, UNREADABLE -> true;
        case ADDRESS_REFUSED,
            TOKEN_REFUSED,
            SUBSCRIPTION_ENDED,
            PAYMENT_REQUIRED,
            NOT_CONFIGURED,
            OUT_OF_CREDITS,
            SIGN_IN_LOST ->
            false;
      };
    }

    /** Whether it says nothing about the account that was asked for. */
    public boolean isAboutNoAccount() {
      return scope != Scope.ACCOUNT;
    }
  }

  private enum Scope {
    /** This account. */
    ACCOUNT,
    /** The way to useapi.net: mostly every account, for as long as it lasts. */
    WAY,
    /** Every account of the token. */
    TOKEN
  }

  public Failure(Reason reason, Optional<Instant> retryAt) {
    this(reason, retryAt, Optional.empty());
  }

  public static Failure of(Reason reason) {
    return new Failure(reason, Optional.empty());
  }
}
