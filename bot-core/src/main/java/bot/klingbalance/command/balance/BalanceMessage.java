package bot.klingbalance.command.balance;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.account.reading.AccountStatus.Awaited;
import bot.klingbalance.account.reading.AccountStatus.Failed;
import bot.klingbalance.chart.HistoryAndForecast;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Subject.OneAccount;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The answer for one account, in full. Pure. */
public final class BalanceMessage {
  private final OneAccount subject;
  private final Optional<HistoryAndForecast> past;
  private final View view;

  private BalanceMessage(OneAccount subject, Optional<HistoryAndForecast> past, View view) {
    this.subject = subject;
    this.past = past;
    this.view = view;
  }

  /** The answer of one who has waited for useapi.net, without the account's past. */
  public static ChatMessage of(AccountLookup lookup, View view) {
    return of(AccountStatus.of(lookup), Lookback.USUAL, Optional.empty(), view);
  }

  /**
   * The answer, with what is known of the account's past.
   *
   * @param shown how far back that goes, now and when it is refreshed or shared
   * @param past until the newest reading; absent where nothing is kept
   */
  public static ChatMessage of(
      AccountStatus status, Lookback shown, Optional<HistoryAndForecast> past, View view) {
    BalanceMessage message = new BalanceMessage(new OneAccount(status.email(), shown), past, view);
    return status.match(
        answered -> message.balance(answered.found(), false), message::failure, message::awaited);
  }

  /** The same answer with a sentence more at its end. */
  static ChatMessage with(ChatMessage answer, Text sentence) {
    return sentence.isEmpty() ? answer : answer.with(new Paragraph(sentence));
  }

  private ChatMessage balance(Found found, boolean isAwaited) {
    return new ChatMessage(
        tone(found),
        heading(),
        BalanceBody.of(found, past, view),
        BalanceButtons.of(subject, view.audience(), isAwaited),
        isAwaited ? AsOf.stillAsking(found.asOf(), view) : AsOf.text(found.asOf(), view));
  }

  /** What pays for no clip is not well, whatever share of it is left. */
  private Tone tone(Found found) {
    List<Clip> clips = view.policy().clips();
    boolean paysForNone =
        found
            .leftAt(view.now())
            .filter(left -> clips.stream().allMatch(clip -> left.compareTo(clip.price()) < 0))
            .isPresent();
    Urgency urgency = Urgency.of(found, past.map(HistoryAndForecast::outlook), view.now());
    return (clips.isEmpty() || !paysForNone ? urgency : urgency.atLeast(Tone.NOTICE)).tone();
  }

  private ChatMessage awaited(Awaited awaited) {
    return awaited
        .known()
        .map(found -> balance(found, true))
        .orElseGet(
            () ->
                sentences(Tone.NOTICE, List.of(Text.of("useapi.net has not answered yet.")), true));
  }

  /** Where useapi.net itself is in trouble, what was last read still holds. */
  private ChatMessage failure(Failed failed) {
    Tone tone = FailureText.tone(failed.failure().reason());
    Text sentence = FailureText.of(failed.failure(), view.now());
    if (failed.known().isEmpty()) {
      return sentences(tone, List.of(sentence), false);
    }
    Found found = failed.known().get();
    if (!failed.failure().reason().isPassing()) {
      return sentences(tone, List.of(sentence, lastKnown(found)), false);
    }
    List<Block> body = new ArrayList<>();
    body.add(new Paragraph(sentence));
    body.addAll(BalanceBody.of(found, past, view));
    return new ChatMessage(
        tone,
        heading(),
        body,
        BalanceButtons.of(subject, view.audience(), false),
        AsOf.text(found.asOf(), view));
  }

  private Text lastKnown(Found found) {
    return found
        .left()
        .map(
            left ->
                Text.of("Last known: %s %s, ".formatted(left, left.unit()))
                    .then(AsOf.age(found.asOf(), view.now()))
                    .plain("."))
        .orElse(Text.EMPTY);
  }

  private ChatMessage sentences(Tone tone, List<Text> sentences, boolean isAwaited) {
    return new ChatMessage(
        tone,
        heading(),
        sentences.stream().filter(each -> !each.isEmpty()).<Block>map(Paragraph::new).toList(),
        List.of(BalanceButtons.REFRESH.button(subject, view.audience(), isAwaited)),
        Text.EMPTY);
  }

  private Text heading() {
    return Text.of("Kling balance · ").plain(view.name(subject.email()));
  }
}
