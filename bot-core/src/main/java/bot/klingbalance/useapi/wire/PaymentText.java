package bot.klingbalance.useapi.wire;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import bot.klingbalance.account.Failure.Reason;
import java.util.regex.Pattern;

/**
 * What a 402 wants to be paid: by one page of the vendor it is the useapi.net subscription, by
 * another the account at Kling that has no credits. Only its text tells them apart.
 */
final class PaymentText {
  private static final Pattern CREDITS =
      Pattern.compile("\\bcredits?\\b(?!\\s+card)", CASE_INSENSITIVE);
  private static final Pattern SUBSCRIPTION =
      Pattern.compile("subscription|subscribe|useapi", CASE_INSENSITIVE);

  private PaymentText() {}

  /** Where the text speaks of neither or of both, nobody knows. */
  static Reason reason(String said) {
    boolean ofCredits = CREDITS.matcher(said).find();
    boolean ofSubscription = SUBSCRIPTION.matcher(said).find();
    if (ofCredits == ofSubscription) {
      return Reason.PAYMENT_REQUIRED;
    }
    return ofCredits ? Reason.OUT_OF_CREDITS : Reason.SUBSCRIPTION_ENDED;
  }
}
