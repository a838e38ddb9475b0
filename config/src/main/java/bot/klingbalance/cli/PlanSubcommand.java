package bot.klingbalance.cli;

import bot.klingbalance.command.plan.PlanAnswer;
import bot.klingbalance.command.plan.PlanCommand;
import bot.klingbalance.command.typed.TypedAnswer;
import bot.klingbalance.command.typed.TypedAnswer.Answered;
import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.terminal.PlanJson;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether clips can be rendered, and ends: a render script asks before it starts. */
@Command(
    name = "plan",
    description = "Says whether so many clips can be rendered, and on which account.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:it can be rendered", "1:it cannot", "2:wrong usage or settings"})
final class PlanSubcommand implements Callable<Integer> {
  private final ProcessContext context;

  @Mixin private final QuestionOptions question;

  @Parameters(arity = "1", index = "0", paramLabel = "count", description = "How many clips.")
  private String count = "";

  @Parameters(
      arity = "0..*",
      index = "1..*",
      paramLabel = "clip",
      description = "Of which kind, as the settings name it (clips).")
  private List<String> clip = List.of();

  @Option(names = "--on", paramLabel = "EMAIL", description = "On that account alone.")
  private @Nullable String on;

  PlanSubcommand(ProcessContext context) {
    this.context = context;
    this.question = new QuestionOptions(context);
  }

  @Override
  public Integer call() {
    return question.ask(bot -> tell(PlanCommand.of(bot.commands()).plan(typed()).join()));
  }

  private String typed() {
    String job = count + " " + String.join(" ", clip);
    return on == null ? job : job + " on " + on;
  }

  private int tell(TypedAnswer<PlanAnswer> result) {
    return result.match(
        this::tell,
        misunderstood -> {
          question.printMistake(result.message());
          return ExitCode.USAGE;
        },
        unanswered -> {
          question.printUnanswered(
              result.message(),
              () -> PlanJson.unanswered(unanswered.words(), unanswered.retryAt()));
          return Program.FAILED;
        });
  }

  private int tell(Answered<PlanAnswer> planned) {
    question.print(
        planned.message(), () -> PlanJson.of(planned.answer(), context.clock().instant()));
    return planned.answer().plan().isPossible() ? ExitCode.OK : Program.FAILED;
  }
}
