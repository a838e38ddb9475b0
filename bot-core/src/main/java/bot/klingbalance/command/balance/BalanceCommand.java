package bot.klingbalance.command.balance;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Requester;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.command.ButtonHandler;
import bot.klingbalance.command.ButtonPress;
import bot.klingbalance.command.Command;
import bot.klingbalance.command.CommandContext;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.HelpMessage;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.Subject.OfAccounts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Answers {@code /kling-balance}. */
public final class BalanceCommand implements Command {
  /** Whoever is in the channel may refresh what was shared there, for as long. */
  private static final Duration SHARED_FOR = Duration.ofDays(1);

  /** What came longer ago is asked for anew by a Refresh under what was still awaited. */
  private static final Duration ARRIVED = Duration.ofMinutes(1);

  private final CommandContext context;
  private final BalanceReplies replies;

  private BalanceCommand(CommandContext context) {
    this.context = context;
    this.replies = new BalanceReplies(context);
  }

  public static BalanceCommand of(CommandContext context) {
    return new BalanceCommand(context);
  }

  @Override
  public CommandSpec spec() {
    return BalanceSpec.SPEC;
  }

  @Override
  public CompletableFuture<Reply> answer(Question question) {
    Requester by = question.asker().user().requester();
    return BalanceRequest.parse(question.text())
        .match(
            show ->
                replies.show(
                    show.subject(), asked(by, Freshness.RECENT, Audience.ASKER), ToAsker::new),
            help -> completedFuture(new ToAsker(HelpMessage.of(BalanceSpec.SPEC))),
            mistake -> completedFuture(new ToAsker(mistake.answer())));
  }

  @Override
  public List<ButtonHandler<?>> buttons() {
    return List.of(
        ButtonHandler.ofAccounts(
            BalanceButtons.REFRESH, press -> refresh(press, live(press, Audience.ASKER))),
        ButtonHandler.ofAccounts(
            BalanceButtons.REFRESH_AWAITED,
            press -> refresh(press, live(press, Audience.ASKER).takingAnswersOf(ARRIVED))),
        ButtonHandler.ofAccounts(
            BalanceButtons.REFRESH_SHARED,
            press -> refreshShared(press, live(press, Audience.CHANNEL))),
        ButtonHandler.ofAccounts(
            BalanceButtons.REFRESH_SHARED_AWAITED,
            press -> refreshShared(press, live(press, Audience.CHANNEL).takingAnswersOf(ARRIVED))),
        ButtonHandler.ofAccounts(BalanceButtons.SHARE, this::share));
  }

  private CompletableFuture<Reply> refresh(ButtonPress<OfAccounts> press, Asked asked) {
    return replies.show(press.subject(), asked, InPlace::new);
  }

  private CompletableFuture<Reply> refreshShared(ButtonPress<OfAccounts> press, Asked asked) {
    return press.message().isOlderThan(SHARED_FOR, asked.at())
        ? completedFuture(new ToAsker(CommandMessages.sharedTooLongAgo()))
        : refresh(press, asked);
  }

  private CompletableFuture<Reply> share(ButtonPress<OfAccounts> press) {
    Requester by = press.asker().user().requester();
    return replies.once(
        press.subject(), asked(by, Freshness.RECENT, Audience.CHANNEL), ToChannel::new);
  }

  private Asked live(ButtonPress<OfAccounts> press, Audience audience) {
    return asked(press.asker().user().requester(), Freshness.LIVE, audience);
  }

  private Asked asked(Requester by, Freshness freshness, Audience audience) {
    return new Asked(
        context.reader().onBehalfOf(by), by, freshness, context.clock().instant(), audience);
  }
}
