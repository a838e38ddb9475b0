package bot.klingbalance.command.usage;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.typed.LookAlike;
import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.usage.UsagePeriod;

/** The answers of {@code /kling-usage} that need no account to be read. */
final class UsageMessages {
  private UsageMessages() {}

  static ChatMessage notUnderstood(String typed) {
    return sentence(
        Text.of("%s is neither an e-mail address nor a time. Type ".formatted(quoted(typed)))
            .code(UsageSpec.EXAMPLE)
            .plain(" for one account, or ")
            .code("/kling-usage 30d")
            .plain(" for all of them."));
  }

  static ChatMessage tooLong(String typed) {
    return sentence(
        Text.of(
                "%s is not a time that can be shown: from 1d to %dd, such as "
                    .formatted(quoted(typed), UsagePeriod.MOST_DAYS))
            .code("/kling-usage 30d")
            .plain("."));
  }

  static ChatMessage oneAtATime(AccountEmail first) {
    return sentence(
        Text.of("One address at a time, for example ")
            .code("/kling-usage " + first)
            .plain(", or ")
            .code("/kling-usage")
            .plain(" for all of them."));
  }

  static ChatMessage looksAlike(LookAlike character) {
    return sentence(
        Text.of(character.sentence() + " For example: ")
            .code("/kling-usage " + character.address()));
  }

  static ChatMessage notShown(AccountEmail email) {
    return sentence(CommandMessages.notShownText(email));
  }

  static ChatMessage noneShown() {
    return sentence(
        Text.of("There is no account that may be shown here. Whoever runs the bot decides that."));
  }

  static ChatMessage sentence(Text words) {
    return ChatMessage.sentence(Tone.NEUTRAL, Text.of("Kling usage"), words);
  }

  private static String quoted(String typed) {
    return TypedText.quoted(typed);
  }
}
