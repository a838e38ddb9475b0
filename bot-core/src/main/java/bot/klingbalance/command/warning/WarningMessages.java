package bot.klingbalance.command.warning;

import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;

/** The answers to a press under a warning that does nothing. */
final class WarningMessages {
  private static final Text HEADING = Text.of("Kling warning");

  private WarningMessages() {}

  static ChatMessage ofAnotherChannel() {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of(
            "This warning belongs to another channel. Its buttons work only there, under the warning itself."));
  }

  static ChatMessage snoozeNotAllowed() {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of(
            "Only those whom the settings name in managers can snooze a warning here. Ask one of them, or whoever runs the bot."));
  }

  static ChatMessage takeNotAllowed() {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of(
            "Only those whom the settings name in managers can take a warning here. Ask one of them, or whoever runs the bot."));
  }

  static ChatMessage nothingToTake() {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of("Nothing in this warning needs somebody any more. Refresh shows it as it is now."));
  }
}
