package bot.klingbalance.crash;

import java.util.Random;

/** What happens to the messages of a day after they were posted. */
enum Deed {
  IS_TAKEN("take"),
  IS_SNOOZED("snooze-1d"),
  TURNS_CRITICAL(Deed.CRITICAL),
  IS_TOPPED_UP(Deed.ENOUGH),
  IS_LOW_AGAIN(UseApiStandIn.LOW_CREDITS);

  /** Few enough of 660 credits to be critical. */
  static final int CRITICAL = 2;

  static final int ENOUGH = 650;

  /** Of the button. */
  static final String REFRESH = "reread";

  private final String verb;
  private final int credits;

  Deed(String verb) {
    this(verb, 0);
  }

  Deed(int credits) {
    this(Deed.REFRESH, credits);
  }

  Deed(String verb, int credits) {
    this.verb = verb;
    this.credits = credits;
  }

  static Deed any(Random random) {
    return values()[random.nextInt(values().length)];
  }

  /** The button that brings it about, or that has the bot see it. */
  String verb() {
    return verb;
  }

  /** Whether the bot finds it by reading the account. */
  boolean isFoundByReading() {
    return verb.equals(REFRESH);
  }

  /** The account's credits from then on, given those until then. */
  int creditsAfter(int before) {
    return isFoundByReading() ? credits : before;
  }
}
