package bot.klingbalance.terminal;

import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.testing.EveryKindIsShown;
import bot.klingbalance.testing.Samples;
import java.time.ZoneOffset;

class EveryKindIsShownTest extends EveryKindIsShown {
  @Override
  protected String rendered(ChatMessage message) {
    return TerminalMessage.rendered(message, true, ZoneOffset.UTC, Samples.NOON);
  }
}
