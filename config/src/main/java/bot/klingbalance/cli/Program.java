package bot.klingbalance.cli;

import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.store.StoreUnavailable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program's command line. */
@Command(
    name = "kling-balance-bot",
    description = "Answers what a Kling AI account has left. Without a command it is: run.",
    subcommands = {
      RunSubcommand.class,
      BalanceSubcommand.class,
      PlanSubcommand.class,
      UsageSubcommand.class,
      SettingsSubcommand.class,
      DoctorSubcommand.class,
      ForgetSubcommand.class,
      DemoSubcommand.class
    },
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Program.Version.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the account was found, or all went well",
      "1:an account cannot be read, every chat refuses the bot, or something is to be mended",
      "2:wrong usage or settings"
    })
public final class Program implements Callable<Integer> {
  /** Something that was asked for cannot be had. */
  public static final int FAILED = 1;

  private final ProcessContext context;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The settings file, instead of kling-balance-bot.yaml here.")
  private @Nullable Path settings;

  private Program(ProcessContext context) {
    this.context = context;
  }

  /** Does what {@code arguments} say and returns the exit status. */
  static int run(ProcessContext context, String... arguments) {
    return asksToRun(arguments) ? serve(context) : commandLine(context).execute(arguments);
  }

  /**
   * As a service is started. There is nothing to parse then, and to make the parser ready takes
   * 0.03 to 0.08 s of processor time and 3 MB, with its classes in the archive too; without it the
   * start takes 0.3 s and 70 MB until the settings are read (medians of 15).
   */
  private static boolean asksToRun(String... arguments) {
    return arguments.length == 0 || Arrays.equals(arguments, new String[] {RunSubcommand.NAME});
  }

  private static int serve(ProcessContext context) {
    try {
      return new RunSubcommand(context).call(Optional.empty());
    } catch (Exception defect) {
      return defect(context, defect);
    }
  }

  /** The version from the jar's manifest. */
  static String version() {
    String version = Program.class.getPackage().getImplementationVersion();
    return version == null ? "of a development build" : version;
  }

  Optional<Path> settings() {
    return Optional.ofNullable(settings);
  }

  /** Without a subcommand it is {@code run}. */
  @Override
  public Integer call() throws InterruptedException {
    return new RunSubcommand(context).call(settings());
  }

  private static CommandLine commandLine(ProcessContext context) {
    return new CommandLine(new Program(context), new Subcommands(context))
        .setOut(context.output())
        .setErr(context.errors())
        .setColorScheme(CommandLine.Help.defaultColorScheme(context.colour() ? Ansi.ON : Ansi.OFF))
        .setExecutionExceptionHandler((defect, command, parsed) -> defect(context, defect));
  }

  private static int defect(ProcessContext context, Exception defect) {
    LoggerFactory.getLogger(Program.class).debug("The program failed.", defect);
    Throwable cause = unwrapped(defect);
    if (cause instanceof StoreUnavailable trouble) {
      context.errors().println(trouble.getMessage());
      return FAILED;
    }
    context
        .errors()
        .printf(
            "kling-balance-bot failed: %s. LOG_LEVEL=debug tells more.%n",
            cause.getClass().getSimpleName());
    return FAILED;
  }

  private static Throwable unwrapped(Exception defect) {
    return defect instanceof CompletionException && defect.getCause() != null
        ? defect.getCause()
        : defect;
  }

  /** Makes subcommands with what surrounds the program. */
  private record Subcommands(ProcessContext context) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == RunSubcommand.class) {
        return type.cast(new RunSubcommand(context));
      }
      if (type == BalanceSubcommand.class) {
        return type.cast(new BalanceSubcommand(context));
      }
      if (type == PlanSubcommand.class) {
        return type.cast(new PlanSubcommand(context));
      }
      if (type == UsageSubcommand.class) {
        return type.cast(new UsageSubcommand(context));
      }
      if (type == SettingsSubcommand.class) {
        return type.cast(new SettingsSubcommand(context));
      }
      if (type == DoctorSubcommand.class) {
        return type.cast(new DoctorSubcommand(context));
      }
      if (type == ForgetSubcommand.class) {
        return type.cast(new ForgetSubcommand(context));
      }
      if (type == DemoSubcommand.class) {
        return type.cast(new DemoSubcommand(context));
      }
      return CommandLine.defaultFactory().create(type);
    }
  }

  /** Tells the version. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"kling-balance-bot " + version()};
    }
  }
}
