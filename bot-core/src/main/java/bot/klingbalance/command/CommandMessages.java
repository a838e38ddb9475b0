package bot.klingbalance.command;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.typed.LookAlike;
import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.message.quantity.CountText;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The answers that need no account to be read: what was not understood or not allowed. */
public final class CommandMessages {
  private static final Text HEADING = Text.of("Kling balance");
  private static final String EXAMPLE = "/kling-balance studio@example.com";
  private static final String LONG_EXAMPLE = EXAMPLE + " 30d";

  private CommandMessages() {}

  /** The answer to something that is no address. */
  public static ChatMessage notAnAddress(String typed) {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of("%s is not an e-mail address. Type ".formatted(TypedText.quoted(typed)))
            .code(EXAMPLE)
            .plain(" for one account, or ")
            .code("/kling-balance")
            .plain(" for all of them."));
  }

  /** The answer to several addresses, with the first as an example. */
  public static ChatMessage oneAtATime(AccountEmail first) {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of("One address at a time, for example ")
            .code("/kling-balance " + first)
            .plain(", or ")
            .code("/kling-balance")
            .plain(" for all of them."));
  }

  /** The answer to an address with a character that only looks like the one that is meant. */
  public static ChatMessage looksAlike(LookAlike character) {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of(character.sentence() + " For example: ")
            .code("/kling-balance " + character.address()));
  }

  /** The answer to something behind an address that is no time. */
  public static ChatMessage noSuchTime(String typed) {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of(
                "%s is not a time that can be shown. Behind the address it may be %s: "
                    .formatted(TypedText.quoted(typed), Lookback.FORMS))
            .code(LONG_EXAMPLE)
            .plain("."));
  }

  /** The answer to a time with which no account is named. */
  public static ChatMessage timeWithoutAccount(Lookback past) {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of("The last %s are shown of one account. Name it, such as ".formatted(days(past)))
            .code("%s %s".formatted(EXAMPLE, past))
            .plain("."));
  }

  /** The same words whether the account exists or not. */
  public static ChatMessage notShown(AccountEmail email) {
    return ChatMessage.sentence(Tone.NEUTRAL, HEADING, notShownText(email));
  }

  /** The same as one sentence, for scripts. */
  public static Text notShownText(AccountEmail email) {
    return Text.of(
        "%s is not among the accounts that may be shown here. Whoever runs the bot decides that in accounts.show."
            .formatted(email));
  }

  /** The answer to somebody whom the platform lets in as a guest only. */
  public static ChatMessage notForGuests() {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of("Guests cannot ask for balances here. Ask a full member of this workspace."));
  }

  /** The answer to somebody of whom the platform does not say who it is. */
  public static ChatMessage notRecognised(String platform) {
    return ChatMessage.sentence(
        Tone.NOTICE,
        HEADING,
        Text.of("%s does not say who you are; try again in a minute.".formatted(platform)));
  }

  /** What whoever gets no answer is told, since the bot ends. */
  public static ChatMessage restarting() {
    return ChatMessage.sentence(
        Tone.NOTICE, HEADING, Text.of("The bot is being restarted; please ask again."));
  }

  /**
   * The answer to somebody who asks more than anybody can read.
   *
   * @param burst how many questions in a row are answered
   * @param wait how long until the next one is
   */
  public static ChatMessage askedTooOften(int burst, Duration wait) {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of(
            "You asked %d times in a short while; try again in %s."
                .formatted(burst, seconds(wait))));
  }

  /** Rounded up, so that nobody comes too early. */
  public static String seconds(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return CountText.of(seconds, "second");
  }

  /** The answer to a press while another one of the same message is under way. */
  public static ChatMessage anotherPressIsAnswered() {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of("Another press of this message is being answered; try again in a moment."));
  }

  /**
   * The answer to a button under a message that the channel got too long ago.
   *
   * @param what it shows, in a word
   * @param command what to type instead
   */
  public static ChatMessage sharedTooLongAgo(String what, String command) {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of(
                "This %s was shared more than a day ago, so it is not refreshed any more. Type "
                    .formatted(what))
            .code(command)
            .plain(" to ask for it anew."));
  }

  /** The answer to a command that a chat offers, and this bot does not know. */
  public static ChatMessage noSuchCommand(List<CommandSpec> known) {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of(
            "This version of the bot does not know that command. It knows %s."
                .formatted(
                    known.stream().map(CommandSpec::typedName).collect(Collectors.joining(", ")))));
  }

  /** The answer to a button whose account is no longer known. */
  public static ChatMessage buttonIsStale() {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of("That button's account could not be found any more. Type ")
            .code("/kling-balance")
            .plain(" to see which there are."));
  }

  /** The answer of a bot that warns nobody. */
  public static ChatMessage noWarnings() {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        Text.of("Kling watch"),
        Text.of("This bot is set up without daily warnings. Whoever runs it can turn them on."));
  }

  /** The answer when the bot itself failed; the log says how. */
  public static ChatMessage defect() {
    return ChatMessage.sentence(
        Tone.WARNING,
        HEADING,
        Text.of(
            "The bot itself failed to answer that. Whoever runs it finds the reason in its log."));
  }

  private static String days(Lookback past) {
    return past.days() == 1 ? "24 hours" : past.days() + " days";
  }
}
