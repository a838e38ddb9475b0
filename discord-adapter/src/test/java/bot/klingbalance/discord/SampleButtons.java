package bot.klingbalance.discord;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.command.Buttons;

/** The buttons of a dispatcher that knows no accounts. */
public final class SampleButtons {
  private SampleButtons() {}

  public static Buttons some() {
    return BotOnDiscord.dispatcher(new FakeAccounts()).buttons();
  }
}
