package bot.klingbalance.digest;

import bot.klingbalance.message.Button;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.message.Subject.Item;
import java.util.List;
import java.util.Optional;

/** The buttons under a daily warning, about its delivery. */
public final class DigestButtons {
  public static final String REFRESH = "reread";
  public static final String TAKE = "take";

  private DigestButtons() {}

  /** The verb of the button that hides the accounts of a warning for so long. */
  public static String snooze(SnoozePeriod period) {
    return switch (period) {
      case ONE_DAY -> "snooze-1d";
      case THREE_DAYS -> "snooze-3d";
      case UNTIL_GRANT -> "snooze-grant";
    };
  }

  /**
   * The buttons under it.
   *
   * @param hasAccounts whether it tells of an account that could be hidden
   */
  static List<Button> of(Digest digest, boolean hasAccounts) {
    Item warning = new Item(digest.id().value());
    Button refresh = new Button("Refresh", REFRESH, warning);
    return hasAccounts
        ? List.of(
            new Button("I'm on it", TAKE, warning),
            refresh,
            snooze("1 day", warning, SnoozePeriod.ONE_DAY),
            snooze("3 days", warning, SnoozePeriod.THREE_DAYS),
            snooze("until the next grant", warning, SnoozePeriod.UNTIL_GRANT))
        : List.of(refresh);
  }

  private static Button snooze(String label, Item warning, SnoozePeriod period) {
    return new Button(label, snooze(period), warning, Optional.of("Snooze"));
  }
}
