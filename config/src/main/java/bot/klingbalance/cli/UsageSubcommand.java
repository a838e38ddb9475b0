package bot.klingbalance.cli;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.command.typed.TypedAnswer;
import bot.klingbalance.command.typed.TypedAnswer.Answered;
import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.command.usage.LiveAnswers;
import bot.klingbalance.command.usage.UsageAnswer;
import bot.klingbalance.command.usage.UsageCommand;
import bot.klingbalance.message.FailureText;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Text;
import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.terminal.UsageJson;
import bot.klingbalance.usage.UsagePeriod;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what was spent, and on what, and ends. */
@Command(
    name = "usage",
    description = "Says what was spent, when, and on what.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:it is known what was spent",
      "1:an account cannot be read, or nothing was read before",
      "2:wrong usage or settings"
    })
final class UsageSubcommand implements Callable<Integer> {
  private final ProcessContext context;

  @Mixin private final QuestionOptions question;

  @Parameters(arity = "0..1", paramLabel = "email", description = "That account alone.")
  private String email = "";

  @Option(names = "--days", paramLabel = "DAYS", description = "How many days back: 7, 30d, 8w.")
  private String days = "";

  UsageSubcommand(ProcessContext context) {
    this.context = context;
    this.question = new QuestionOptions(context);
  }

  @Override
  public Integer call() {
    if (!days.isBlank() && Lookback.parse(days).filter(UsageSubcommand::isKept).isEmpty()) {
      context
          .errors()
          .println(
              "--days takes from 1d to %dd, such as 7, 30d or 8w, not %s."
                  .formatted(UsagePeriod.MOST_DAYS, TypedText.quoted(days)));
      return ExitCode.USAGE;
    }
    return question.ask(this::answer);
  }

  /** What is left just now is read and kept first: it is part of what was spent. */
  private int answer(ShortLivedBot bot) {
    UsageCommand command = UsageCommand.of(bot.commands());
    String typed = email + " " + days;
    LiveAnswers answers = command.live(typed).join();
    List<AccountLookup> live = answers.lookups();
    bot.keep(live);
    TypedAnswer<UsageAnswer> result = command.usage(typed, answers, context.zone()).join();
    return result.match(
        used -> tell(used, live, bot.trouble()),
        misunderstood -> {
          question.printMistake(misunderstood.words());
          return ExitCode.USAGE;
        },
        unanswered -> {
          question.printUnanswered(
              unanswered.words(), () -> UsageJson.unanswered(unanswered.words()));
          return Program.FAILED;
        });
  }

  private int tell(Answered<UsageAnswer> used, List<AccountLookup> live, Optional<String> trouble) {
    List<Failed> failed = live.stream().flatMap(UsageSubcommand::failed).toList();
    if (!failed.isEmpty()) {
      context.errors().println(unread(failed, live.size()));
    }
    Optional<String> why = trouble.or(() -> used.answer().whyUnknown().map(Text::toString));
    String message =
        Stream.concat(causes(failed, live.size()), why.stream()).collect(Collectors.joining(" "));
    question.print(used.words(), () -> UsageJson.of(used.answer(), message));
    return failed.isEmpty() && used.answer().hasReadings() ? ExitCode.OK : Program.FAILED;
  }

  private static boolean isKept(Lookback past) {
    return past.days() <= UsagePeriod.MOST_DAYS;
  }

  private static Stream<Failed> failed(AccountLookup lookup) {
    return lookup.match(found -> Stream.empty(), Stream::of);
  }

  /**
   * Why accounts cannot be read: the sentence that balance says of one that was asked for alone.
   */
  private Stream<String> causes(List<Failed> failed, int asked) {
    return asked == 1
        ? failed.stream()
            .map(each -> FailureText.of(each.failure(), context.clock().instant()).toString())
        : Stream.of(failed).filter(some -> !some.isEmpty()).map(some -> unread(some, asked));
  }

  private static String unread(List<Failed> failed, int asked) {
    String which =
        asked == 1
            ? failed.get(0).email() + " cannot be read now"
            : "%d of %d accounts cannot be read now".formatted(failed.size(), asked);
    String why =
        failed.stream()
            .map(each -> FailureText.brief(each.failure().reason()))
            .distinct()
            .collect(Collectors.joining(", "));
    return "%s (%s): what was spent since the last reading is not known.".formatted(which, why);
  }
}
