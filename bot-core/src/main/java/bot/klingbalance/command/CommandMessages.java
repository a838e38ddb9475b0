package bot.klingbalance.command;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.util.List;

/**
 * The answers that need no account to be read: help, and what was not understood or not allowed.
 */
public final class CommandMessages {
  private static final Text HEADING = Text.of("Kling balance");
  private static final String EXAMPLE = "/kling-balance studio@example.com";
  private static final String LONG_EXAMPLE = EXAMPLE + " 30d";

  private CommandMessages() {}

  /** What the commands do, with one example each. */
  public static ChatMessage help() {
    return new ChatMessage(
        Tone.NEUTRAL,
        Text.of("Kling balance · help"),
        List.of(
            line(EXAMPLE, "what is left on that account, in full"),
            line(
                LONG_EXAMPLE,
                "the same, with the last 30 days in its picture instead of 14; " + Lookback.FORMS),
            line("/kling-balance", "every account that may be shown here, most urgent first"),
            line("/kling-balance help", "this help"),
            line(
                "/kling-watch add all below 500 at 09:00",
                "one message a day in this channel, only when something needs doing;"
                    + " /kling-watch help tells more"),
            new Paragraph(
                Text.of(
                    "Only you see an answer; Share posts it to the channel, Refresh reads it anew."))),
        List.of(),
        Text.EMPTY);
  }

  /** The answer to something that is no address. */
  public static ChatMessage notAnAddress(String typed) {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of("“%s” is not an e-mail address. Type ".formatted(Text.foreign(typed)))
            .code(EXAMPLE)
            .plain(" for one account, or ")
            .code("/kling-balance")
            .plain(" for all of them."));
  }

  /** The answer to something behind an address that is no time. */
  public static ChatMessage noSuchTime(String typed) {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        HEADING,
        Text.of(
                "“%s” is not a time that can be shown. Behind the address it may be %s: "
                    .formatted(Text.foreign(typed), Lookback.FORMS))
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

  private static Paragraph line(String example, String meaning) {
    return new Paragraph(Text.EMPTY.code(example).plain(" – " + meaning));
  }
}
