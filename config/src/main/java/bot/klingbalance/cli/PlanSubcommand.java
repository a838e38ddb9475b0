package bot.klingbalance.cli;

import bot.klingbalance.command.plan.PlanCommand;
import bot.klingbalance.command.plan.PlanResult;
import bot.klingbalance.command.plan.PlanResult.Planned;
import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.terminal.PlanJson;
import bot.klingbalance.terminal.TerminalMessage;
import bot.klingbalance.terminal.layout.TerminalForm;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says whether clips can be rendered, and ends: a render script asks before it starts. */
@Command(
    name = "plan",
    description = "Says whether so many clips can be rendered, and on which account.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:it can be rendered", "1:it cannot", "2:wrong usage or settings"})
final class PlanSubcommand implements Callable<Integer> {
  private final ProcessContext context;

  @ParentCommand private @Nullable Program program;

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

  @Option(names = "--json", description = "Print one JSON document, for scripts.")
  private boolean json;

  PlanSubcommand(ProcessContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Optional<ShortLivedBot> ready = ShortLivedBot.make(context, Optional.ofNullable(program));
    if (ready.isEmpty()) {
      return ExitCode.USAGE;
    }
    try (ShortLivedBot bot = ready.get()) {
      PlanCommand command = PlanCommand.of(bot.commands());
      return tell(command.plan(typed()).join());
    }
  }

  private String typed() {
    String job = count + " " + String.join(" ", clip);
    return on == null ? job : job + " on " + on;
  }

  private int tell(PlanResult result) {
    return result.match(
        this::tell,
        misunderstood -> {
          tell(context.errors(), words(result));
          return ExitCode.USAGE;
        },
        unanswered -> {
          tell(json ? context.output() : context.errors(), unanswered(result));
          return Program.FAILED;
        });
  }

  private String unanswered(PlanResult result) {
    return json ? PlanJson.unanswered(result.message()).toPrettyString() + "\n" : words(result);
  }

  private static void tell(PrintWriter where, String words) {
    where.print(words);
    where.flush();
  }

  private int tell(Planned planned) {
    tell(
        context.output(),
        json ? PlanJson.of(planned.answer()).toPrettyString() + "\n" : words(planned));
    return planned.answer().plan().isPossible() ? ExitCode.OK : Program.FAILED;
  }

  private String words(PlanResult result) {
    return TerminalMessage.rendered(
        result.message(),
        TerminalForm.of(context.colour(), context.environment()),
        context.zone(),
        context.clock().instant());
  }
}
