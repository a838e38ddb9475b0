package bot.klingbalance.message;

import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.message.Span.Style;
import java.time.Instant;
import java.util.Optional;

/** What is wrong when an account cannot be read, and who can do what about it. */
public final class FailureText {
  private FailureText() {}

  /**
   * The sentence for the one who asked.
   *
   * @param name the account as these readers may see it
   */
  public static Text of(Failure failure, String name, Instant now) {
    return switch (failure.reason()) {
      case ADDRESS_REFUSED ->
          Text.of(
              "useapi.net does not accept %s as an address. Check its spelling.".formatted(name));
      case NOT_CONFIGURED ->
          Text.of(
              ("useapi.net has no account %s under the bot's API token. Check the address, or have the"
                      + " account added at useapi.net (POST /accounts).")
                  .formatted(name));
      case OUT_OF_CREDITS ->
          Text.of(
              "Kling itself reports that %s has run out of credits. Top it up before the next render."
                  .formatted(name));
      case SIGN_IN_LOST ->
          Text.of(
              ("useapi.net lost its sign-in to Kling for %s. Whoever manages the accounts has to delete"
                      + " it at useapi.net and add it again.")
                  .formatted(name));
      case UPSTREAM_TROUBLE ->
          Text.of(
              ("useapi.net is in trouble and could not read %s, although it was asked more than once."
                      + " Try again in a few minutes.")
                  .formatted(name));
      case UNREACHABLE ->
          Text.of(
              ("useapi.net did not answer in time for %s. Try again; if this lasts, whoever runs the bot"
                      + " has to look at its network.")
                  .formatted(name));
      case UNREADABLE ->
          Text.of(
              ("useapi.net answered for %s with something that the bot cannot read. Whoever runs the bot"
                      + " finds what it was in the log.")
                  .formatted(name));
      case TOKEN_REFUSED ->
          Text.of(
              "useapi.net refuses the bot's API token. Whoever runs the bot has to set a valid one"
                  + " (USEAPI_TOKEN).");
      case SUBSCRIPTION_ENDED ->
          Text.of(
              "The useapi.net subscription has run out. Whoever holds it has to renew it at useapi.net.");
      case SLOW_DOWN -> slowDown(failure.retryAt().filter(at -> at.isAfter(now)));
    };
  }

  /** The sentence for a failure to read which accounts there are. */
  public static Text ofListing(Failure failure, Instant now) {
    return of(failure, "the list of accounts", now);
  }

  /** A few words, for a cell of a table. */
  public static Text brief(Failure failure, Instant now) {
    return switch (failure.reason()) {
      case ADDRESS_REFUSED -> Text.of("address not accepted by useapi.net");
      case NOT_CONFIGURED -> Text.of("not configured at useapi.net");
      case OUT_OF_CREDITS -> Text.of("out of credits: top it up");
      case SIGN_IN_LOST ->
          Text.of("sign-in to Kling lost: delete it at useapi.net and add it again");
      case UPSTREAM_TROUBLE -> Text.of("useapi.net is in trouble: try again later");
      case UNREACHABLE -> Text.of("useapi.net did not answer in time");
      case UNREADABLE -> Text.of("unreadable answer: see the bot's log");
      case TOKEN_REFUSED -> Text.of("API token refused");
      case SUBSCRIPTION_ENDED -> Text.of("useapi.net subscription has run out");
      case SLOW_DOWN -> Text.of("useapi.net asks to slow down");
    };
  }

  /** How urgent it is: critical where no render will run before somebody mends it. */
  public static Tone tone(Reason reason) {
    return switch (reason) {
      case TOKEN_REFUSED, SUBSCRIPTION_ENDED, OUT_OF_CREDITS, SIGN_IN_LOST -> Tone.CRITICAL;
      case NOT_CONFIGURED, UPSTREAM_TROUBLE, UNREACHABLE, UNREADABLE -> Tone.WARNING;
      case ADDRESS_REFUSED, SLOW_DOWN -> Tone.NOTICE;
    };
  }

  private static Text slowDown(Optional<Instant> retryAt) {
    Text asks = Text.of("useapi.net asks the bot to slow down. Try again ");
    return retryAt
        .map(at -> asks.plain("after ").moment(at, Style.TIME).plain("."))
        .orElse(asks.plain("in a minute."));
  }
}
