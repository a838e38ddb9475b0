package bot.klingbalance.command.balance;

import bot.klingbalance.command.watch.WatchCommand;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.Subject.OfAccounts;
import java.util.List;

/** The buttons under a balance. */
final class BalanceButtons {
  static final RefreshVerbs REFRESH =
      new RefreshVerbs("refresh", "refresh-awaited", "refresh-shared", "refresh-shared-awaited");

  static final String SHARE = "share";

  private BalanceButtons() {}

  static List<Button> of(OfAccounts subject, Audience audience, boolean isAwaited) {
    Button refresh = REFRESH.button(subject, audience, isAwaited);
    return switch (audience) {
      case ASKER ->
          List.of(
              refresh,
              new Button("Share", SHARE, subject),
              new Button("Watch here", WatchCommand.WATCH_HERE, subject));
      case CHANNEL -> List.of(refresh);
    };
  }
}
