package bot.klingbalance.command.delivery;

import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.outbox.Delivery;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What is said of warnings that do not reach a channel, and of sending them again. Pure. */
final class DeliveryMessages {
  private static final Text HEADING = Text.of("Kling watch");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

  private DeliveryMessages() {}

  /** Behind the answer to {@code add}. */
  static Text hindrance(PostAccess.Denied denied) {
    return Text.EMPTY
        .strong("The bot cannot post here yet.")
        .plain(" %s The watch is kept.".formatted(denied.sentences()));
  }

  static ChatMessage nothingUndelivered() {
    return sentence(Tone.GOOD, "Nothing was left undelivered today.");
  }

  static ChatMessage stillDenied(PostAccess.Denied denied) {
    return sentence(
        Tone.WARNING,
        "Nothing is sent again: the bot still cannot post here. " + denied.sentences());
  }

  /**
   * The answer to {@code resend} where something was left undelivered.
   *
   * @param isThereMaybe whether there is more, which may stand in the channel all the same
   */
  static ChatMessage sentAgain(List<Delivery> again, boolean isThereMaybe) {
    String unsure =
        isThereMaybe
            ? " A warning that may have arrived all the same is not: look whether it stands above."
            : "";
    if (again.isEmpty()) {
      return isThereMaybe
          ? sentence(Tone.NOTICE, "Nothing is sent again." + unsure)
          : nothingUndelivered();
    }
    LocalDate day = again.get(0).digest().key().date();
    String what = again.size() == 1 ? "the warning of " : "%d warnings of ".formatted(again.size());
    return sentence(
        isThereMaybe ? Tone.NOTICE : Tone.GOOD,
        "Sent again: %s%s.".formatted(what, day.format(DAY)) + unsure);
  }

  private static ChatMessage sentence(Tone tone, String words) {
    return ChatMessage.sentence(tone, HEADING, Text.of(words));
  }
}
