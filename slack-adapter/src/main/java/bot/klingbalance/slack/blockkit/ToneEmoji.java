package bot.klingbalance.slack.blockkit;

import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;

/** The emoji before a heading: none where nothing needs to be done. */
final class ToneEmoji {
  private static final char SHOWN_AS_EMOJI = '\uFE0F';

  private ToneEmoji() {}

  /** The heading with its emoji, unless it begins with one of its own. */
  static Text heading(ChatMessage message) {
    return beginsWithEmoji(message.heading().toString())
        ? message.heading()
        : sign(message.tone()).then(message.heading());
  }

  private static boolean beginsWithEmoji(String words) {
    return !words.isEmpty()
        && (Character.getType(words.codePointAt(0)) == Character.OTHER_SYMBOL
            || words.indexOf(SHOWN_AS_EMOJI) == 1);
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
