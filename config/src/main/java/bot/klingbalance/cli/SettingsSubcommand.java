package bot.klingbalance.cli;

import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.program.ChatSettings;
import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.program.SettingsSource;
import bot.klingbalance.settings.LikelyMistakes;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.key.SettingsSchema;
import bot.klingbalance.settings.reading.LoadedSettings;
import bot.klingbalance.settings.reading.SettingsResult;
import bot.klingbalance.settings.reading.SettingsResult.Invalid;
import bot.klingbalance.settings.reading.SettingsResult.Valid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Looks at settings without starting anything. */
@Command(
    name = "settings",
    description = "Checks the settings as run would read them, or prints their JSON Schema.")
final class SettingsSubcommand implements Callable<Integer> {
  private final ProcessContext context;

  @ParentCommand private @Nullable Program program;

  @ArgGroup(multiplicity = "1")
  private Wanted wanted = new Wanted();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The file to check, instead of the one that run would read.")
  private @Nullable Path file;

  SettingsSubcommand(ProcessContext context) {
    this.context = context;
  }

  /** One of the two. */
  static final class Wanted {
    @Option(names = "--check", description = "Tell every mistake, or what would be started.")
    private boolean check;

    @SuppressWarnings("UnusedVariable") // Without it nothing would be asked for.
    @Option(names = "--schema", description = "Print the JSON Schema, for editors.")
    private boolean schema;
  }

  @Override
  public Integer call() {
    if (wanted.check) {
      return check();
    }
    context.output().print(SettingsSchema.text());
    context.output().flush();
    return ExitCode.OK;
  }

  private int check() {
    Optional<Path> named =
        Optional.ofNullable(file).or(() -> Optional.ofNullable(program).flatMap(Program::settings));
    SettingsSource source = new SettingsSource(context);
    SettingsResult result = source.result(named);
    LoadedSettings loaded = result.match(Valid::loaded, Invalid::rest);
    tell(result.match(valid -> List.of(), Invalid::sentences));
    boolean isEnough = result.match(valid -> isEnough(source, valid.settings()), invalid -> false);
    LikelyMistakes likely = new LikelyMistakes(loaded.settings(), loaded::placed);
    List<String> unknown = likely.ofSlackName().stream().toList();
    List<String> doubts = likely.doubts();
    tell(unknown);
    tell(doubts);
    if (!isEnough || !unknown.isEmpty()) {
      return ExitCode.USAGE;
    }
    context.output().println(verdict(source.name(named), loaded.settings(), doubts.isEmpty()));
    return ExitCode.OK;
  }

  /** Whether run would start with them; what is missing is told as it would. */
  private boolean isEnough(SettingsSource source, Settings settings) {
    boolean hasToken = source.token(settings).isPresent();
    boolean hasChat = ChatSettings.hasAny(settings);
    if (!hasChat) {
      tell(List.of(RunSubcommand.NO_CHAT));
    }
    return hasToken && hasChat;
  }

  private void tell(List<String> sentences) {
    sentences.forEach(context.errors()::println);
    context.errors().flush();
  }

  private static String verdict(String name, Settings settings, boolean isBeyondDoubt) {
    List<String> chats = new ArrayList<>();
    settings.slack().botToken().ifPresent(token -> chats.add("Slack"));
    settings.discord().token().ifPresent(token -> chats.add("Discord"));
    return "%s is fine%s. It starts %s; %s."
        .formatted(
            name,
            isBeyondDoubt ? "" : ", but see above",
            String.join(" and ", chats),
            CountText.of(settings.watches().size(), "watch", "watches"));
  }
}
