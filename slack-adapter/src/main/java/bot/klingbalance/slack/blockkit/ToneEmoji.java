package bot.klingbalance.slack.blockkit;

import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;

/** The emoji before a heading: none where nothing needs to be done. */
final class ToneEmoji {
  private ToneEmoji() {}

  /** The heading with its emoji, unless it begins with that already. */
  static Text heading(ChatMessage message) {
    Text sign = sign(message.tone());
    return message.heading().toString().startsWith(sign.toString())
        ? message.heading()
        : sign.then(message.heading());
  }

  private static Text sign(Tone tone) {
    return switch (tone) {
      case NEUTRAL, GOOD -> Text.EMPTY;
      case NOTICE -> Text.of("⚪ ");
      case WARNING -> Text.of("🟠 ");
      case CRITICAL -> Text.of("🔴 ");
    };
  }
}
