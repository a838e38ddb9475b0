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

  /** The answer under a message of which the database does not know. */
  static ChatMessage notKnown() {
    return ChatMessage.sentence(
        Tone.NOTICE,
        HEADING,
        Text.of(
            "This warning is no longer known to the bot: its database is a new or an older one. Nothing was changed. The next daily check tells what needs doing."));
  }

  static ChatMessage snoozeNotAllowed() {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of(
            "Only those whom the settings name in managers can snooze a warning here. Ask one of them, or whoever runs the bot."));
  }

  /**
   * The answer to Snooze where it does not hide everything.
   *
   * @param critical how many accounts of the warning are critical
   * @param all how many need somebody
   */
  static ChatMessage snoozeHidesNothingCritical(int critical, int all) {
    String which =
        critical == all
            ? all == 1
                ? "This account is critical, and what is critical goes on being told. "
                : "All %d accounts are critical, and what is critical goes on being told. "
                    .formatted(all)
            : "Snoozed, but %d of the %d accounts %s critical, and what is critical goes on being told. "
                .formatted(critical, all, critical == 1 ? "is" : "are");
    return ChatMessage.sentence(
        Tone.NOTICE,
        HEADING,
        Text.of(which)
            .strong("I'm on it")
            .plain(" helps: nobody is mentioned then until it is over or worse."));
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
