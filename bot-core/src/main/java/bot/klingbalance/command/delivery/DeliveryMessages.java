package bot.klingbalance.command.delivery;

import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Delivery.Stage.Claimed;
import bot.klingbalance.outbox.Delivery.Stage.Posted;
import bot.klingbalance.outbox.Delivery.Stage.SetAside;
import bot.klingbalance.outbox.Delivery.Stage.Waiting;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
   * @param again as it stands after an attempt
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
    List<Delivery> sent = those(again, stage -> stage instanceof Posted);
    List<Delivery> refused = those(again, stage -> stage instanceof SetAside);
    List<Delivery> waiting =
        those(again, stage -> stage instanceof Waiting || stage instanceof Claimed);
    List<String> sentences = new ArrayList<>();
    if (!sent.isEmpty()) {
      sentences.add("Sent again: %s.".formatted(what(sent)));
    }
    if (!refused.isEmpty()) {
      sentences.add("Not delivered: %s. %s".formatted(what(refused), reasons(refused)));
    }
    if (!waiting.isEmpty()) {
      sentences.add(
          "Still being sent: %s. It is tried on while the day lasts; look with /kling-watch list."
              .formatted(what(waiting)));
    }
    boolean isAllThere = refused.isEmpty() && waiting.isEmpty() && !isThereMaybe;
    Tone tone = isAllThere ? Tone.GOOD : Tone.NOTICE;
    return sentence(refused.isEmpty() ? tone : Tone.WARNING, String.join(" ", sentences) + unsure);
  }

  private static List<Delivery> those(List<Delivery> all, Predicate<Delivery.Stage> stage) {
    return all.stream().filter(each -> stage.test(each.stage())).toList();
  }

  private static String what(List<Delivery> deliveries) {
    LocalDate day = deliveries.get(0).digest().key().date();
    String count =
        deliveries.size() == 1 ? "the warning of " : "%d warnings of ".formatted(deliveries.size());
    return count + day.format(DAY);
  }

  private static String reasons(List<Delivery> refused) {
    return refused.stream()
        .flatMap(
            each ->
                each.stage() instanceof SetAside aside ? Stream.of(aside.reason()) : Stream.empty())
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static ChatMessage sentence(Tone tone, String words) {
    return ChatMessage.sentence(tone, HEADING, Text.of(words));
  }
}
