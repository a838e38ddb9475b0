package bot.klingbalance.message;

import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.message.Span.Style;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What is wrong when an account cannot be read, and who can do what about it. */
public final class FailureText {
  private FailureText() {}

  /** The sentence for the one who asked, below a heading that names the account. */
  public static Text of(Failure failure, Instant now) {
    return switch (failure.reason()) {
      case ADDRESS_REFUSED ->
          Text.of("useapi.net does not accept this address. Check its spelling.");
      case NOT_CONFIGURED ->
          Text.of(
              "useapi.net has no account with this address. Check it, or have the account added"
                  + " there.");
      case OUT_OF_CREDITS ->
          Text.of(
              "Kling itself reports that the account has run out of credits. Top it up before the next"
                  + " render.");
      case SIGN_IN_LOST ->
          Text.of(
              "useapi.net lost its sign-in to Kling. Whoever manages the accounts has to delete this"
                  + " one there and add it again.");
      case UPSTREAM_TROUBLE ->
          Text.of(
              "useapi.net is in trouble: it gave no answer, although it was asked more than once."
                  + " Try again in a few minutes.");
      case UNREACHABLE ->
          Text.of(
              "useapi.net cannot be reached: there was no answer. Try again; if this lasts, whoever runs"
                  + " the bot has to look at its network.");
      case UNREADABLE ->
          Text.of(
              "useapi.net, or a proxy on the way to it, gave an answer that the bot cannot use. Try again"
                  + " in a few minutes; if this lasts, whoever runs the bot finds in its log what it was.");
      case TOKEN_REFUSED ->
          Text.of(
              "useapi.net refuses the bot's API token. Whoever runs the bot has to set a valid one"
                  + failure.setting().map(" (%s)"::formatted).orElse("")
                  + ".");
      case SUBSCRIPTION_ENDED ->
          Text.of(
              "The useapi.net subscription has run out. Whoever holds it has to renew it at useapi.net.");
      case PAYMENT_REQUIRED ->
          Text.of(
              "useapi.net wants to be paid first, and does not say for what. Either its subscription has"
                  + " run out, or the account has no credits left at Kling. Whoever pays for them"
                  + " has to look at both.");
      case SLOW_DOWN -> slowDown(failure.retryAt().filter(at -> at.isAfter(now)));
    };
  }

  /** A few words, for a cell of a table. */
  public static String brief(Reason reason) {
    return switch (reason) {
      case ADDRESS_REFUSED -> "address not accepted";
      case NOT_CONFIGURED -> "not at useapi.net";
      case OUT_OF_CREDITS -> "out of credits";
      case SIGN_IN_LOST -> "sign-in lost";
      case UPSTREAM_TROUBLE -> "useapi.net is in trouble";
      case UNREACHABLE -> "cannot be reached";
      case UNREADABLE -> "unreadable answer";
      case TOKEN_REFUSED -> "API token refused";
      case SUBSCRIPTION_ENDED -> "subscription has run out";
      case PAYMENT_REQUIRED -> "subscription or credits ended";
      case SLOW_DOWN -> "useapi.net asks to slow down";
    };
  }

  /** How urgent it is: critical where no render will run before somebody mends it. */
  public static Tone tone(Reason reason) {
    return switch (reason) {
      case TOKEN_REFUSED, SUBSCRIPTION_ENDED, PAYMENT_REQUIRED, OUT_OF_CREDITS, SIGN_IN_LOST ->
          Tone.CRITICAL;
      case NOT_CONFIGURED, UPSTREAM_TROUBLE, UNREACHABLE, UNREADABLE -> Tone.WARNING;
      case ADDRESS_REFUSED, SLOW_DOWN -> Tone.NOTICE;
    };
  }

  private static Text slowDown(Optional<Instant> retryAt) {
    Text asks = Text.of("useapi.net asks the bot to slow down. Try again ");
    return retryAt
        .map(
            at ->
                asks.plain("after ")
                    .moment(at.truncatedTo(ChronoUnit.SECONDS), Style.TIME)
                    .plain("."))
        .orElse(asks.plain("in a minute."));
  }
}
