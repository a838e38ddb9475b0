package bot.klingbalance.cli;

import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.program.BackgroundTask;
import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.terminal.TerminalMessage;
import bot.klingbalance.terminal.layout.TerminalForm;
import bot.klingbalance.useapi.UseApiLimits;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * What the subcommands share that ask the bot one question: the bot that they ask, and an answer
 * for people or for scripts.
 */
final class QuestionOptions {
  /** Nobody is to look at an empty screen for two seconds. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private static final String WAITING =
      "useapi.net is being asked. Each request is given up after %d seconds."
          .formatted(UseApiLimits.DEFAULT.deadline().toSeconds());

  private final ProcessContext context;

  /** Whether what was asked is answered, or the bot has ended. */
  private boolean answered;

  @ParentCommand private @Nullable Program program;

  @Option(names = "--json", description = "Print one JSON document, for scripts.")
  private boolean json;

  QuestionOptions(ProcessContext context) {
    this.context = context;
  }

  /**
   * Asks a bot that is closed afterwards, with the database of the bot that runs where there is
   * one.
   *
   * @return the exit status
   */
  int ask(ToIntFunction<ShortLivedBot> question) {
    return ask(ShortLivedBot.make(context, Optional.ofNullable(program)), question);
  }

  /** The same without that database. */
  int askWithoutDatabase(ToIntFunction<ShortLivedBot> question) {
    return ask(ShortLivedBot.withoutDatabase(context, Optional.ofNullable(program)), question);
  }

  private int ask(Optional<ShortLivedBot> ready, ToIntFunction<ShortLivedBot> question) {
    if (ready.isEmpty()) {
      return ExitCode.USAGE;
    }
    BackgroundTask.later("patience", PATIENCE, this::sayWhatIsWaitedFor);
    try (ShortLivedBot bot = ready.get()) {
      return question.applyAsInt(bot);
    } finally {
      hearAnswer();
    }
  }

  /** Beside the output, which a script may read. */
  private synchronized void sayWhatIsWaitedFor() {
    if (!answered) {
      context.errors().println(WAITING);
    }
  }

  private synchronized void hearAnswer() {
    answered = true;
  }

  /** Prints an answer: the words for people, or the document for scripts. */
  void print(ChatMessage words, Supplier<JsonNode> document) {
    print(context.output(), json ? document(document) : words(words));
  }

  /** Prints why there is no answer: the words beside the output, or the document for scripts. */
  void printUnanswered(ChatMessage words, Supplier<JsonNode> document) {
    if (json) {
      print(context.output(), document(document));
    } else {
      printMistake(words);
    }
  }

  /** Prints what has to be typed otherwise, beside the output. */
  void printMistake(ChatMessage words) {
    print(context.errors(), words(words));
  }

  private void print(PrintWriter where, String text) {
    hearAnswer();
    where.print(text);
    where.flush();
  }

  private static String document(Supplier<JsonNode> document) {
    return document.get().toPrettyString() + "\n";
  }

  private String words(ChatMessage message) {
    ChatMessage withoutButtons =
        new ChatMessage(
            message.tone(), message.heading(), message.body(), List.of(), message.footnote());
    return TerminalMessage.rendered(
        ShellCommands.in(withoutButtons),
        TerminalForm.of(context.colour(), context.environment()),
        context.zone(),
        context.clock().instant());
  }
}
