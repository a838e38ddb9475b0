package bot.klingbalance.command.balance;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.ButtonHandler;
import bot.klingbalance.command.ButtonPress;
import bot.klingbalance.command.CommandContext;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Subject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The buttons that show the same answer anew, in the place of the message, for the same readers.
 *
 * @param own under an answer that only the asker sees
 * @param ownAwaited under one that was shown before useapi.net had answered: it shows at once what
 *     has come since
 * @param shared under one that the whole channel sees
 * @param sharedAwaited the same, shown before useapi.net had answered
 */
public record RefreshVerbs(String own, String ownAwaited, String shared, String sharedAwaited) {
  /** Whoever is in the channel may refresh what was shared there, for as long. */
  private static final Duration SHARED_FOR = Duration.ofDays(1);

  /** What came longer ago is asked for anew under what was still awaited. */
  private static final Duration ARRIVED = Duration.ofMinutes(1);

  /** Reads anew what a button is about, and makes the reply of it. */
  public interface Anew<S extends Subject> {
    CompletableFuture<Reply> of(S subject, Asked asked);
  }

  /**
   * The button under an answer.
   *
   * @param isAwaited whether useapi.net is still being asked for what the message shows
   */
  public Button button(Subject subject, Audience audience, boolean isAwaited) {
    String verb =
        switch (audience) {
          case ASKER -> isAwaited ? ownAwaited : own;
          case CHANNEL -> isAwaited ? sharedAwaited : shared;
        };
    return new Button("Refresh", verb, subject);
  }

  /**
   * Who answers them.
   *
   * @param handler makes a handler of a verb and its answers
   * @param tooLongAgo what is said under a message that the channel got too long ago
   */
  public <S extends Subject> List<ButtonHandler<?>> handlers(
      BiFunction<String, Function<ButtonPress<S>, CompletableFuture<Reply>>, ButtonHandler<S>>
          handler,
      CommandContext context,
      Anew<S> anew,
      ChatMessage tooLongAgo) {
    Function<ButtonPress<S>, Asked> mine = press -> live(press, context, Audience.ASKER);
    Function<ButtonPress<S>, Asked> theirs = press -> live(press, context, Audience.CHANNEL);
    Anew<S> arrived = (subject, asked) -> anew.of(subject, asked.takingAnswersOf(ARRIVED));
    return List.of(
        handler.apply(own, press -> anew.of(press.subject(), mine.apply(press))),
        handler.apply(ownAwaited, press -> arrived.of(press.subject(), mine.apply(press))),
        handler.apply(shared, press -> young(press, theirs.apply(press), anew, tooLongAgo)),
        handler.apply(
            sharedAwaited, press -> young(press, theirs.apply(press), arrived, tooLongAgo)));
  }

  private static <S extends Subject> CompletableFuture<Reply> young(
      ButtonPress<S> press, Asked asked, Anew<S> anew, ChatMessage tooLongAgo) {
    return press.message().isOlderThan(SHARED_FOR, asked.at())
        ? completedFuture(new ToAsker(tooLongAgo))
        : anew.of(press.subject(), asked);
  }

  private static Asked live(ButtonPress<?> press, CommandContext context, Audience audience) {
    return Asked.now(context, press.asker().user().requester(), Freshness.LIVE, audience);
  }
}
