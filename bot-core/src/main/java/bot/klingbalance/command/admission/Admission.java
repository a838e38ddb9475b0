package bot.klingbalance.command.admission;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.PressedMessage;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Lets questions in, or says why not. Safe for use by many threads; no call blocks. */
public final class Admission {
  private final AskerBudgets budgets;
  private final PressesUnderway underway = new PressesUnderway();

  /**
   * An admission with a full budget for everybody.
   *
   * @param nanos never set back, as {@link System#nanoTime}; only differences mean something
   */
  public Admission(LongSupplier nanos) {
    this.budgets = new AskerBudgets(nanos);
  }

  /** Takes a question from the asker's budget; what is answered instead where that is refused. */
  public Optional<Reply> refusal(Asker asker) {
    return asker.guest()
        ? Optional.of(new ToAsker(CommandMessages.notForGuests()))
        : budgets
            .waitBefore(asker)
            .map(wait -> new ToAsker(CommandMessages.askedTooOften(AskerBudgets.BURST, wait)));
  }

  /** The same for a press; one that is let in holds its message until {@link #end}. */
  public Optional<Reply> refusal(Asker asker, PressedMessage message, String code) {
    return refusal(asker).or(() -> underway.begin(place(asker, message), asker.user(), code));
  }

  /** The press of that message is answered. */
  public void end(Asker asker, PressedMessage message) {
    underway.end(place(asker, message));
  }

  private static String place(Asker asker, PressedMessage message) {
    return asker.platform().key() + ":" + message.id();
  }
}
