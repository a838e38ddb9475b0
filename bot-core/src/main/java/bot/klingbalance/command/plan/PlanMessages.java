package bot.klingbalance.command.plan;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.plan.RenderJob;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The answers of {@code /kling-plan} that need no account to be read. */
final class PlanMessages {
  private static final int MOST_CLIPS = 12;

  private PlanMessages() {}

  static ChatMessage noClips() {
    return sentence(
        Text.of(
            "It is not known what a clip takes. Whoever runs the bot names clips and their credits"
                + " in its settings (clips)."));
  }

  static ChatMessage missingCount(List<Clip> clips) {
    return sentence(
        Text.of("Say how many, and of which clip: ")
            .code("/kling-plan 40 " + Text.foreign(clips.get(0).name()))
            .plain(". Known: %s.".formatted(names(clips))));
  }

  static ChatMessage noSuchCount(long count) {
    return sentence(
        Text.of(
            String.format(
                Locale.ROOT,
                "%,d clips cannot be planned: from 1 to %,d at a time.",
                count,
                RenderJob.MOST)));
  }

  static ChatMessage unknownClip(String typed, List<Clip> clips) {
    String what =
        typed.isEmpty()
            ? "Say of which clip."
            : TypedText.quoted(typed) + " is no clip of the bot's settings.";
    return sentence(Text.of("%s Known: %s.".formatted(what, names(clips))));
  }

  static ChatMessage severalClips(String typed, List<Clip> meant) {
    return sentence(
        Text.of(
            "%s may be %s: type the whole name.".formatted(TypedText.quoted(typed), names(meant))));
  }

  static ChatMessage notAnAddress(String typed) {
    return sentence(
        Text.of("%s is not an e-mail address. Type ".formatted(TypedText.quoted(typed)))
            .code(PlanSpec.EXAMPLE + " on studio@example.com")
            .plain(" for that account alone, or ")
            .code(PlanSpec.EXAMPLE)
            .plain(" for all of them."));
  }

  static ChatMessage notShown(AccountEmail email) {
    return sentence(CommandMessages.notShownText(email));
  }

  /** The answer to a button whose clip the settings do not name any more. */
  static ChatMessage clipIsGone() {
    return sentence(
        Text.of("The settings do not name that plan's clip any more. Type ")
            .code(PlanSpec.EXAMPLE)
            .plain(" to plan another."));
  }

  private static String names(List<Clip> clips) {
    String names =
        clips.stream()
            .limit(MOST_CLIPS)
            .map(clip -> Text.foreign(clip.name()))
            .collect(Collectors.joining(", "));
    int more = clips.size() - MOST_CLIPS;
    return more > 0 ? "%s and %d more".formatted(names, more) : names;
  }

  private static ChatMessage sentence(Text words) {
    return ChatMessage.sentence(Tone.NEUTRAL, Text.of("Kling plan"), words);
  }
}
