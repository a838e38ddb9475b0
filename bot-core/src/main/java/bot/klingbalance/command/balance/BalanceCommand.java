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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Answers {@code /kling-balance}. */
public final class BalanceCommand implements Command {
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
            show -> replies.show(show.subject(), asked(by, Audience.ASKER), ToAsker::new),
            help -> completedFuture(new ToAsker(HelpMessage.of(BalanceSpec.SPEC))),
            mistake -> completedFuture(new ToAsker(mistake.answer())));
  }

  @Override
  public List<ButtonHandler<?>> buttons() {
    List<ButtonHandler<?>> buttons =
        new ArrayList<>(
            BalanceButtons.REFRESH.<OfAccounts>handlers(
                ButtonHandler::ofAccounts,
                context,
                (subject, asked) -> replies.show(subject, asked, InPlace::new),
                CommandMessages.sharedTooLongAgo("balance", BalanceSpec.SPEC.typedName())));
    buttons.add(ButtonHandler.ofAccounts(BalanceButtons.SHARE, this::share));
    return buttons;
  }

  private CompletableFuture<Reply> share(ButtonPress<OfAccounts> press) {
    Requester by = press.asker().user().requester();
    return replies.once(press.subject(), asked(by, Audience.CHANNEL), ToChannel::new);
  }

  private Asked asked(Requester by, Audience audience) {
    return Asked.now(context, by, Freshness.RECENT, audience);
  }
}
