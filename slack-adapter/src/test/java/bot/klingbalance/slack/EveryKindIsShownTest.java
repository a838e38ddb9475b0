package bot.klingbalance.slack;

import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.slack.blockkit.BlockKit;
import bot.klingbalance.testing.EveryKindIsShown;

class EveryKindIsShownTest extends EveryKindIsShown {
  @Override
  protected String rendered(ChatMessage message) {
    return new BlockKit(action -> "code").render(message).toString();
  }
}
