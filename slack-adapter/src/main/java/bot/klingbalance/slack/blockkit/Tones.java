package bot.klingbalance.slack.blockkit;

import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;

/** The sign before a heading: none where nothing needs doing. */
final class Tones {
  private Tones() {}

  static Text sign(Tone tone) {
    return switch (tone) {
      case NEUTRAL, GOOD -> Text.EMPTY;
      case NOTICE -> Text.of("⚪ ");
      case WARNING -> Text.of("🟠 ");
      case CRITICAL -> Text.of("🔴 ");
    };
  }
}
