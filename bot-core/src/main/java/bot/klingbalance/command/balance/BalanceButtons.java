package bot.klingbalance.command.balance;

import bot.klingbalance.command.watch.WatchCommand;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.Subject.OfAccounts;
import java.util.List;

/** The buttons under a balance. */
final class BalanceButtons {
  static final String REFRESH = "refresh";

  /** Under a message that the whole channel sees. */
  static final String REFRESH_SHARED = "refresh-shared";

  /** Under what was shown before useapi.net had answered: shows at once what has come since. */
  static final String REFRESH_AWAITED = "refresh-awaited";

  /** The same under a message that the whole channel sees. */
  static final String REFRESH_SHARED_AWAITED = "refresh-shared-awaited";

  static final String SHARE = "share";

  private BalanceButtons() {}

  static List<Button> of(OfAccounts subject, Audience audience, boolean isAwaited) {
    Button refresh = refresh(subject, audience, isAwaited);
    return switch (audience) {
      case ASKER ->
          List.of(
              refresh,
              new Button("Share", SHARE, subject),
              new Button("Watch here", WatchCommand.WATCH_HERE, subject));
      case CHANNEL -> List.of(refresh);
    };
  }

  /**
   * Shows the same anew, in the place of the message, for the same readers.
   *
   * @param isAwaited whether useapi.net is still being asked for what the message shows
   */
  static Button refresh(OfAccounts subject, Audience audience, boolean isAwaited) {
    String verb =
        switch (audience) {
          case ASKER -> isAwaited ? REFRESH_AWAITED : REFRESH;
          case CHANNEL -> isAwaited ? REFRESH_SHARED_AWAITED : REFRESH_SHARED;
        };
    return new Button("Refresh", verb, subject);
  }
}
