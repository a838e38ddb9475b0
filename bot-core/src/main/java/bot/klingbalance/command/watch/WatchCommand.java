package bot.klingbalance.command.watch;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.Accounts;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.AskForm;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.ButtonHandler;
import bot.klingbalance.command.ButtonPress;
import bot.klingbalance.command.Command;
import bot.klingbalance.command.CommandContext;
import bot.klingbalance.command.HelpMessage;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.delivery.ChannelDelivery;
import bot.klingbalance.command.doctor.DoctorAnswer;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.typed.AccountGuess;
import bot.klingbalance.command.warning.WarningButtons;
import bot.klingbalance.command.watch.WatchRequest.Add;
import bot.klingbalance.command.watch.WatchRequest.Check;
import bot.klingbalance.command.watch.WatchRequest.Doctor;
import bot.klingbalance.command.watch.WatchRequest.Help;
import bot.klingbalance.command.watch.WatchRequest.Mistake;
import bot.klingbalance.command.watch.WatchRequest.Pause;
import bot.klingbalance.command.watch.WatchRequest.Remove;
import bot.klingbalance.command.watch.WatchRequest.Report;
import bot.klingbalance.command.watch.WatchRequest.Resend;
import bot.klingbalance.command.watch.WatchRequest.Show;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Subject.OfAccounts;
import bot.klingbalance.store.StoreFailures;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedAccounts.All;
import bot.klingbalance.watch.WatchedAccounts.These;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Answers {@code /kling-watch}, "Watch here" under a balance, and what is under a warning. */
public final class WatchCommand implements Command {
  /** The button that makes the channel, in which it is pressed, be warned of a balance. */
  public static final String WATCH_HERE = "watch";

  private final WatchChanges changes;
  private final WatchReports reports;
  private final DoctorAnswer doctor;
  private final WarningButtons warnings;

  WatchCommand(WatchContext context, AccountGuess guess, Clock clock) {
    this.changes =
        new WatchChanges(
            context, guess, new ChannelDelivery(context.store(), context.redelivery()), clock);
    this.reports = new WatchReports(context, clock);
    this.doctor = new DoctorAnswer(() -> context.policy().get().managers(), context.doctor());
    this.warnings = new WarningButtons(context, clock);
  }

  public static Command of(CommandContext context) {
    return context
        .watches()
        .<Command>map(
            watches ->
                new WatchCommand(watches, guess(context.accounts(), watches), context.clock()))
        .orElseGet(WithoutWarnings::new);
  }

  private static AccountGuess guess(Accounts accounts, WatchContext context) {
    return new AccountGuess(accounts, email -> context.policy().get().shown().allows(email));
  }

  @Override
  public CommandSpec spec() {
    return WatchSpec.SPEC;
  }

  @Override
  public CompletableFuture<Reply> answer(Question question) {
    return WatchRequest.parse(question.text()).match(new Answers(question));
  }

  @Override
  public List<ButtonHandler<?>> buttons() {
    return Stream.concat(
            Stream.of(ButtonHandler.ofAccounts(WATCH_HERE, this::watchHere)),
            warnings.handlers().stream())
        .toList();
  }

  @Override
  public Map<String, String> mistakes(String subcommand, Map<String, String> typed) {
    return subcommand.equals(WatchSpec.ADD.name()) ? WatchForm.mistakes(typed) : Map.of();
  }

  /** Opens the form of {@code add}; in a chat without forms it is done as the form left empty. */
  private CompletableFuture<Reply> watchHere(ButtonPress<OfAccounts> press) {
    WatchedAccounts accounts =
        press.subject().match(one -> new These(Set.of(one.email())), all -> new All());
    Add add = Add.of(accounts);
    return press.asker().platform().hasForms()
        ? completedFuture(
            changes
                .refusal(add, press.asker())
                .<Reply>map(ToAsker::new)
                .orElseGet(
                    () ->
                        new AskForm(
                            WatchForm.of(press.asker().zone(), accounts),
                            WatchForm.inWords(accounts))))
        : told(changes.add(add, press.asker(), press.channel()));
  }

  private static CompletableFuture<Reply> told(CompletableFuture<ChatMessage> answer) {
    return StoreFailures.told(answer, WatchMessages::storeUnavailable).thenApply(ToAsker::new);
  }

  private final class Answers implements WatchRequest.Cases<CompletableFuture<Reply>> {
    private final Question question;

    Answers(Question question) {
      this.question = question;
    }

    @Override
    public CompletableFuture<Reply> add(Add add) {
      return told(changes.add(add, question.asker(), question.channel()));
    }

    @Override
    public CompletableFuture<Reply> report(Report report) {
      return told(changes.report(report, question.asker(), question.channel()));
    }

    @Override
    public CompletableFuture<Reply> show(Show show) {
      return told(reports.list(question.channel()));
    }

    @Override
    public CompletableFuture<Reply> remove(Remove remove) {
      return told(changes.remove(remove, question.asker(), question.channel()));
    }

    @Override
    public CompletableFuture<Reply> pause(Pause pause) {
      return told(changes.pause(pause, question.asker(), question.channel()));
    }

    @Override
    public CompletableFuture<Reply> check(Check check) {
      return told(reports.preview(question.asker(), question.channel()));
    }

    @Override
    public CompletableFuture<Reply> resend(Resend resend) {
      return told(changes.resend(question.asker(), question.channel()));
    }

    @Override
    public CompletableFuture<Reply> doctor(Doctor request) {
      return doctor.of(question.asker(), question.channel()).thenApply(ToAsker::new);
    }

    @Override
    public CompletableFuture<Reply> help(Help help) {
      return completedFuture(new ToAsker(HelpMessage.of(WatchSpec.SPEC)));
    }

    @Override
    public CompletableFuture<Reply> mistake(Mistake mistake) {
      ChatMessage words = WatchMessages.mistake(mistake);
      return completedFuture(
          mistake.asksForForm()
              ? new AskForm(WatchForm.of(question.asker().zone()), words)
              : new ToAsker(words));
    }
  }
}
