package bot.klingbalance.discord;

import bot.klingbalance.chat.ButtonCodes;

/** The codes of a desk that knows no accounts. */
public final class SampleDesk {
  private SampleDesk() {}

  public static ButtonCodes buttonCodes() {
    return BotOnDiscord.desk(new FakeAccounts()).buttonCodes();
  }
}
