package bot.klingbalance.command.admission;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.Nothing;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.PressedMessage;
import bot.klingbalance.replica.Claims;
import bot.klingbalance.replica.Replicas;
import bot.klingbalance.replica.SharedBudgets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets questions in, or says why not: first by what this bot knows, then by what the others on the
 * same database know. Safe for use by many threads; no call blocks, and for a bot that is alone
 * each future is done at once.
 */
public final class Admission {
  /** Longer than a press takes; after it another bot takes over from one that died. */
  private static final Duration MOST_FOR_A_PRESS = Duration.ofSeconds(30);

  private static final SharedBudgets.Limit LIMIT =
      new SharedBudgets.Limit(AskerBudgets.BURST, AskerBudgets.STEADY);

  private final AskerBudgets budgets;
  private final PressesUnderway underway = new PressesUnderway();
  private final LongSupplier nanos;
  private final Replicas replicas;

  /**
   * An admission with a full budget for everybody.
   *
   * @param nanos never set back, as {@link System#nanoTime}; only differences mean something
   */
  public Admission(LongSupplier nanos, Replicas replicas) {
    this.budgets = new AskerBudgets(nanos);
    this.nanos = nanos;
    this.replicas = replicas;
  }

  /** By the same clock; only differences mean something. */
  public long nanos() {
    return nanos.getAsLong();
  }

  /** The bots that answer questions besides this one. */
  public Replicas replicas() {
    return replicas;
  }

  /** Takes a question from the asker's budget; what is answered instead where that is refused. */
  public CompletableFuture<Optional<Reply>> refusal(Asker asker) {
    if (asker.guest()) {
      return completedFuture(Optional.of(new ToAsker(CommandMessages.notForGuests())));
    }
    Optional<Reply> ours = budgets.waitBefore(asker).map(Admission::tooOften);
    return ours.isPresent() || asker.platform() == Platform.TERMINAL
        ? completedFuture(ours)
        : replicas
            .budgets()
            .waitBefore(asker.user().toString(), LIMIT)
            .thenApply(wait -> wait.map(Admission::tooOften));
  }

  /** The same for a press; one that is let in holds its message until {@link #end}. */
  public CompletableFuture<Optional<Reply>> refusal(
      Asker asker, PressedMessage message, String code) {
    return refusal(asker)
        .thenCompose(
            refused ->
                refused.isPresent() ? completedFuture(refused) : begin(asker, message, code));
  }

  /** The refusal where there is one, else the answer. */
  public static CompletableFuture<Reply> admitted(
      CompletableFuture<Optional<Reply>> refusal, Supplier<CompletableFuture<Reply>> answer) {
    return refusal.thenCompose(
        refused -> refused.map(CompletableFuture::completedFuture).orElseGet(answer));
  }

  /** The press of that message is answered. */
  public void end(Asker asker, PressedMessage message) {
    underway.end(place(asker, message));
    replicas.claims().release(place(asker, message));
  }

  private CompletableFuture<Optional<Reply>> begin(
      Asker asker, PressedMessage message, String code) {
    String place = place(asker, message);
    Optional<Reply> ours = underway.begin(place, asker.user(), code);
    String mark = asker.user() + " " + code;
    return ours.isPresent()
        ? completedFuture(ours)
        : replicas
            .claims()
            .claim(place, mark, MOST_FOR_A_PRESS)
            .thenApply(
                claim -> claim.match(granted -> Optional.empty(), held -> held(place, held, mark)));
  }

  private Optional<Reply> held(String place, Claims.Claim.Held held, String mark) {
    underway.end(place);
    return Optional.of(
        held.mark().equals(mark)
            ? new Nothing()
            : new ToAsker(CommandMessages.anotherPressIsAnswered()));
  }

  private static Reply tooOften(Duration wait) {
    return new ToAsker(CommandMessages.askedTooOften(AskerBudgets.BURST, wait));
  }

  private static String place(Asker asker, PressedMessage message) {
    return "press " + asker.platform().key() + ":" + message.id();
  }
}
