package bot.klingbalance.cli;

import bot.klingbalance.account.Requester;
import bot.klingbalance.command.usage.UsageCommand;
import bot.klingbalance.command.usage.UsageResult;
import bot.klingbalance.command.usage.UsageResult.Used;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.terminal.TerminalMessage;
import bot.klingbalance.terminal.UsageJson;
import com.fasterxml.jackson.databind.JsonNode;
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

/** Says what was spent, and on what, and ends. */
@Command(
    name = "usage",
    description = "Says what was spent, when, and on what.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:it is known what was spent",
      "1:nothing was read yet, or it cannot be read",
      "2:wrong usage or settings"
    })
final class UsageSubcommand implements Callable<Integer> {
  private final ProcessContext context;

  @ParentCommand private @Nullable Program program;

  @Parameters(arity = "0..1", paramLabel = "email", description = "That account alone.")
  private String email = "";

  @Option(names = "--days", paramLabel = "DAYS", description = "How many days back: 7, 30d, 8w.")
  private String days = "";

  @Option(names = "--json", description = "Print one JSON document, for scripts.")
  private boolean json;

  UsageSubcommand(ProcessContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Optional<ShortLivedBot> ready = ShortLivedBot.make(context, Optional.ofNullable(program));
    if (ready.isEmpty()) {
      return ExitCode.USAGE;
    }
    try (ShortLivedBot bot = ready.get()) {
      UsageCommand command = UsageCommand.of(bot.commands());
      String typed = email + " " + days;
      return tell(command.usage(typed, Requester.BACKGROUND, context.zone()).join());
    }
  }

  private int tell(UsageResult result) {
    return result.match(
        this::tell,
        misunderstood -> {
          tell(context.errors(), words(misunderstood.words()));
          return ExitCode.USAGE;
        },
        unanswered -> {
          ChatMessage why = unanswered.words();
          tell(
              json ? context.output() : context.errors(),
              json ? document(UsageJson.unanswered(why)) : words(why));
          return Program.FAILED;
        });
  }

  private int tell(Used used) {
    tell(context.output(), json ? document(UsageJson.of(used.answer())) : words(used.words()));
    return used.answer().hasReadings() ? ExitCode.OK : Program.FAILED;
  }

  private static String document(JsonNode json) {
    return json.toPrettyString() + "\n";
  }

  private static void tell(PrintWriter where, String words) {
    where.print(words);
    where.flush();
  }

  private String words(ChatMessage message) {
    ChatMessage withoutButtons =
        new ChatMessage(
            message.tone(), message.heading(), message.body(), List.of(), message.footnote());
    return TerminalMessage.rendered(
        withoutButtons, context.colour(), context.zone(), context.clock().instant());
  }
}
