package bot.klingbalance.discord;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.command.ButtonCodes;

/** The codes of a dispatcher that knows no accounts. */
public final class SampleDesk {
  private SampleDesk() {}

  public static ButtonCodes buttonCodes() {
    return BotOnDiscord.dispatcher(new FakeAccounts()).buttonCodes();
  }
}
