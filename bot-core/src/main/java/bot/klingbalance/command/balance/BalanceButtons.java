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

  static final String SHARE = "share";

  private BalanceButtons() {}

  static List<Button> of(OfAccounts subject, Audience audience) {
    return switch (audience) {
      case ASKER ->
          List.of(
              refresh(subject, audience),
              new Button("Share", SHARE, subject),
              new Button("Watch here", WatchCommand.WATCH_HERE, subject));
      case CHANNEL -> List.of(refresh(subject, audience));
    };
  }

  /** Shows the same anew, in the place of the message, for the same readers. */
  static Button refresh(OfAccounts subject, Audience audience) {
    String verb =
        switch (audience) {
          case ASKER -> REFRESH;
          case CHANNEL -> REFRESH_SHARED;
        };
    return new Button("Refresh", verb, subject);
  }
}
