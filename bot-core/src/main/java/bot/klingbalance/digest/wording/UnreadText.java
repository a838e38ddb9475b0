package bot.klingbalance.digest.wording;

import static bot.klingbalance.digest.wording.FindingText.ADD_AGAIN;
import static bot.klingbalance.digest.wording.FindingText.capital;
import static bot.klingbalance.digest.wording.FindingText.step;

import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.message.Text;

/** Why accounts cannot be read, as the daily message says it: with the next step. */
final class UnreadText {
  private UnreadText() {}

  /** Why an account cannot be read, and who can do what about it. */
  static Text ofOne(Reason reason) {
    return switch (reason) {
      case SIGN_IN_LOST ->
          step(Text.of("useapi.net lost its sign-in to Kling."), capital(ADD_AGAIN));
      case OUT_OF_CREDITS ->
          step(
              Text.of("Kling itself reports that it has run out of credits."),
              "Top it up before the next render.");
      case PAYMENT_REQUIRED ->
          step(
              Text.of("useapi.net wants to be paid first, and does not say for what."),
              "Look at the subscription there, and at the account's credits at Kling.");
      case NOT_CONFIGURED ->
          step(
              Text.of("useapi.net does not have this account."),
              "Check the address, or add the account at useapi.net.");
      case ADDRESS_REFUSED ->
          step(Text.of("useapi.net does not accept this address."), "Check its spelling.");
      case UNREADABLE ->
          step(
              Text.of("useapi.net answered each time with something that the bot cannot read."),
              "Whoever runs the bot finds what it was in its log.");
      case UPSTREAM_TROUBLE, UNREACHABLE, SLOW_DOWN ->
          step(
              Text.of("Every try to read it in the last hours has failed."),
              "If this lasts, ask at useapi.net.");
      case TOKEN_REFUSED, SUBSCRIPTION_ENDED -> ofAll(reason);
    };
  }

  /** Why no account can be read, and who can do what about it. */
  static Text ofAll(Reason reason) {
    return switch (reason) {
      case TOKEN_REFUSED ->
          step(
              Text.of("useapi.net refuses the bot's API token: no account can be read."),
              "Whoever runs the bot has to set a valid one.");
      case SUBSCRIPTION_ENDED ->
          step(
              Text.of("The useapi.net subscription has run out: no account can be read."),
              "Whoever holds it has to renew it at useapi.net.");
      case SLOW_DOWN ->
          step(
              Text.of("useapi.net kept asking the bot to slow down: no account could be read."),
              "Whoever runs the bot has to ask less often (poll_every).");
      case ADDRESS_REFUSED,
          NOT_CONFIGURED,
          PAYMENT_REQUIRED,
          OUT_OF_CREDITS,
          UPSTREAM_TROUBLE,
          UNREACHABLE,
          SIGN_IN_LOST,
          UNREADABLE ->
          step(
              Text.of("useapi.net could not be reached: no account could be read."),
              "If this lasts, whoever runs the bot has to look at its network.");
    };
  }
}
