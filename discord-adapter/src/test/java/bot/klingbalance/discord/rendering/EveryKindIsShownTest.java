package bot.klingbalance.discord.rendering;

import bot.klingbalance.discord.SampleButtons;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.testing.EveryKindIsShown;

class EveryKindIsShownTest extends EveryKindIsShown {
  @Override
  protected String rendered(ChatMessage message) {
    try (var data = new MessageRenderer(SampleButtons.some()).of(message)) {
      return data.toData().toString();
    }
  }
}
