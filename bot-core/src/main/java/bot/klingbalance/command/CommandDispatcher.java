package bot.klingbalance.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.Nothing;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.Button.Action;
import bot.klingbalance.message.Button.Action.Refresh;
import bot.klingbalance.message.Button.Action.Snooze;
import bot.klingbalance.message.Button.Action.Watch;
import bot.klingbalance.message.Subject.Warned;
import bot.klingbalance.secret.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where every chat brings what a person typed or pressed.
 *
 * <p>Safe for use by many threads. No call blocks; a reply that is ready at once comes as a future
 * that is already done, so that an adapter can acknowledge with it. A future ends exceptionally
 * only on a defect of the bot; the adapter logs it and says {@link CommandMessages#defect()}.
 */
public final class CommandDispatcher {
  private final BackOffice office;
  private final Predicate<AccountEmail> shown;
  private final KnownAccounts known;
  private final ButtonCodes buttonCodes;
  private final Set<String> refreshing = ConcurrentHashMap.newKeySet();

  /**
   * A dispatcher that shows what {@code shown} allows.
   *
   * @param secret what only this bot knows, the same after a restart: the key to the buttons' codes
   */
  public CommandDispatcher(
      Accounts accounts, BackOffice office, Predicate<AccountEmail> shown, Secret secret) {
    this.office = office;
    this.shown = shown;
    this.known = new KnownAccounts(accounts, secret);
    this.buttonCodes = new ButtonCodes(known);
  }

  /** A dispatcher that answers about balances only. */
  public CommandDispatcher(
      Accounts accounts, BalanceAnswers balance, Predicate<AccountEmail> shown, Secret secret) {
    this(accounts, BackOffice.withoutWarnings(balance), shown, secret);
  }

  /**
   * Answers {@code /kling-balance}.
   *
   * @param text what was typed behind the command, or the value of Discord's {@code email} option
   */
  public CompletableFuture<Reply> balance(Asker asker, String text) {
    if (asker.guest()) {
      return completedFuture(new ToAsker(CommandMessages.notForGuests()));
    }
    return office.balance().answer(text, Freshness.RECENT).thenApply(ToAsker::new);
  }

  /**
   * Answers {@code /kling-watch}.
   *
   * @param channel where it was typed; the answer is about this channel
   * @param text what was typed behind the command; an adapter with typed options writes them out,
   *     such as {@code add all below 500 at 09:00}
   */
  public CompletableFuture<Reply> watch(Asker asker, Channel channel, String text) {
    if (asker.guest()) {
      return completedFuture(new ToAsker(CommandMessages.notForGuests()));
    }
    return office.watch().answer(asker, channel, text).thenApply(ToAsker::new);
  }

  /**
   * Answers the press of a button.
   *
   * @param channel where it was pressed
   * @param message the platform's id of the message that has the button, unique within the platform
   * @param code what {@link #buttonCodes} made of the button's action
   */
  public CompletableFuture<Reply> pressed(
      Asker asker, Channel channel, String message, String code) {
    if (asker.guest()) {
      return completedFuture(new ToAsker(CommandMessages.notForGuests()));
    }
    String place = asker.platform().key() + ":" + message;
    if (!refreshing.add(place)) {
      return completedFuture(new Nothing());
    }
    return buttonCodes
        .action(code)
        .thenCompose(action -> perform(asker, channel, action))
        .whenComplete((reply, defect) -> refreshing.remove(place));
  }

  /** Asks which accounts there are, so that the first address can be completed; does not wait. */
  public void learnAccounts() {
    List<AccountEmail> unused = known.listed();
  }

  /**
   * The addresses that go on from what is typed so far, at most {@code most}: those that begin with
   * it, then those that contain it. Answers from what is known and waits for nothing.
   */
  public List<AccountEmail> completions(String typed, int most) {
    String part = typed.strip().toLowerCase(Locale.ROOT);
    List<AccountEmail> fitting =
        known.listed().stream()
            .filter(shown)
            .filter(email -> email.value().contains(part))
            .toList();
    return Stream.concat(
            fitting.stream().filter(email -> email.value().startsWith(part)),
            fitting.stream().filter(email -> !email.value().startsWith(part)))
        .limit(most)
        .toList();
  }

  /** How this dispatcher's buttons are written on the wire. */
  public ButtonCodes buttonCodes() {
    return buttonCodes;
  }

  private CompletableFuture<Reply> perform(Asker asker, Channel channel, Optional<Action> action) {
    if (action.isEmpty()) {
      return completedFuture(new ToAsker(CommandMessages.buttonIsStale()));
    }
    if (action.get() instanceof Snooze snooze) {
      return office.warning().snooze(asker, warning(snooze.subject()), snooze.period());
    }
    if (action.get() instanceof Watch watch) {
      return office.watch().watchHere(asker, channel, watch.subject()).thenApply(ToAsker::new);
    }
    if (action.get() instanceof Refresh refresh) {
      return refresh.subject() instanceof Warned warned
          ? office.warning().refresh(warning(warned))
          : office
              .balance()
              .show(refresh.subject(), Freshness.LIVE, refresh.audience())
              .thenApply(InPlace::new);
    }
    return office
        .balance()
        .show(action.get().subject(), Freshness.RECENT, Audience.CHANNEL)
        .thenApply(ToChannel::new);
  }

  private static DeliveryId warning(Warned warned) {
    return new DeliveryId(warned.delivery());
  }
}
