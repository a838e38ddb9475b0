package bot.klingbalance.cli;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.doctor.Check;
import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.doctor.CheckStatus;
import bot.klingbalance.doctor.DatabaseCheck;
import bot.klingbalance.doctor.Doctor;
import bot.klingbalance.doctor.Doctor.Progress;
import bot.klingbalance.doctor.DoctorReport;
import bot.klingbalance.doctor.TestMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.program.Bot;
import bot.klingbalance.program.DatabaseOpener;
import bot.klingbalance.program.DoctorChecks;
import bot.klingbalance.program.HttpClients;
import bot.klingbalance.program.Means;
import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.program.SettingsSource;
import bot.klingbalance.program.logging.Logging;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.LogSection;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.reading.SettingsMistake;
import bot.klingbalance.settings.reading.SettingsReader;
import bot.klingbalance.terminal.DoctorJson;
import bot.klingbalance.terminal.DoctorLines;
import bot.klingbalance.terminal.DoctorProgress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Checks whether the bot can do its work, whether it runs or not, and ends. */
@Command(
    name = "doctor",
    description =
        "Says whether the bot can do its work, and what is to be mended; changes nothing.")
final class DoctorSubcommand implements Callable<Integer> {
  /** Nothing is asked in its name. */
  private static final Secret NO_TOKEN = Secret.of("none");

  private static final int LENGTH_OF_ID = 12;

  /** More than there are checks. */
  private static final int MOST_WAITING = 100;

  private static final String FILES = "Files with secrets";

  private final ProcessContext context;

  @ParentCommand private @Nullable Program program;

  @Option(names = "--json", description = "Print one JSON document, for scripts.")
  private boolean json;

  @Option(
      names = "--send-test",
      paramLabel = "CHANNEL",
      converter = ChannelArgument.class,
      description = "Post a test message there too: slack:C… or discord:…")
  private @Nullable Channel channel;

  DoctorSubcommand(ProcessContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    DoctorReport report =
        new SettingsReader(context.environment(), context.workingDirectory(), context.clock())
            .read(Optional.ofNullable(program).flatMap(Program::settings))
            .match(valid -> report(valid.settings()), invalid -> mistaken(invalid.mistakes()));
    print(report);
    return report.needsMending() ? Program.FAILED : ExitCode.OK;
  }

  /** Without settings there is nothing else to look at. */
  private static DoctorReport mistaken(List<SettingsMistake> mistakes) {
    return new DoctorReport(
        mistakes.stream()
            .map(
                each ->
                    new CheckResult(
                        "Settings", CheckStatus.MEND, Text.of(each.sentence()), Text.EMPTY))
            .toList());
  }

  private DoctorReport report(Settings settings) {
    Optional<Secret> token = settings.useApi().token();
    ExecutorService threads = NamedThreads.pool("doctor", 1, MOST_WAITING);
    Logging.start(quiet(settings.log()));
    try (Bot bot =
        new Bot(
            settings,
            token.orElse(NO_TOKEN),
            context.clock(),
            Means.asking(HttpClients.client(context, settings)))) {
      DatabaseCheck database =
          new DatabaseCheck(
              new DatabaseOpener(context, settings.database()).inspector(),
              threads,
              DoctorChecks.channels(settings),
              context.clock());
      return report(bot, bot.doctor(token.isPresent()), database);
    } finally {
      threads.shutdownNow();
    }
  }

  private DoctorReport report(Bot bot, DoctorChecks doctor, DatabaseCheck database) {
    List<ChatAdapter> chats = channel == null ? List.of() : bot.chatsForPosting();
    try {
      Doctor everything =
          doctor.doctor(database, Stream.concat(Stream.of(files()), test(chats).stream()).toList());
      return everything.begin(progress()).join();
    } finally {
      chats.forEach(ChatAdapter::close);
    }
  }

  /** Who can read what holds secrets. */
  private Check files() {
    List<String> objections =
        new SettingsSource(context)
            .openFiles(Optional.ofNullable(program).flatMap(Program::settings));
    return Check.known(
        FILES,
        objections.isEmpty()
            ? List.of(
                CheckResult.fine(FILES, "No other user of this machine can read the secrets."))
            : objections.stream().map(each -> CheckResult.attention(FILES, each)).toList());
  }

  private List<Check> test(List<ChatAdapter> chats) {
    Channel where = channel;
    if (where == null) {
      return List.of();
    }
    return List.of(
        chats.stream()
            .filter(chat -> chat.platform() == where.platform())
            .findFirst()
            .<Check>map(chat -> new TestMessage(chat.port(), where, delivery()))
            .orElseGet(() -> notSetUp(where)));
  }

  private static Check notSetUp(Channel where) {
    String name = "Test message to " + where;
    return Check.known(
        name,
        List.of(
            CheckResult.mend(
                name,
                "%s is not set up. Set its token first.".formatted(where.platform().title()))));
  }

  private static DeliveryId delivery() {
    return new DeliveryId(
        "doctor-" + UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH_OF_ID));
  }

  private Progress progress() {
    return context.colour() && !json ? new DoctorProgress(context.output()) : Progress.NONE;
  }

  private void print(DoctorReport report) {
    context
        .output()
        .print(
            json
                ? DoctorJson.of(report).toPrettyString() + "\n"
                : DoctorLines.of(
                    report, context.colour(), context.zone(), context.clock().instant()));
    context.output().flush();
  }

  /** The report says what the log would, unless somebody wants to know more. */
  private static LogSection quiet(LogSection settings) {
    boolean wantsMore = settings.level().toInt() <= Level.DEBUG.toInt();
    return wantsMore ? settings : new LogSection(settings.format(), Level.ERROR, Map.of());
  }
}
