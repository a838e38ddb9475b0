package bot.klingbalance.cli;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.doctor.Check;
import bot.klingbalance.doctor.DatabaseCheck;
import bot.klingbalance.doctor.Doctor;
import bot.klingbalance.doctor.Doctor.Progress;
import bot.klingbalance.doctor.DoctorReport;
import bot.klingbalance.health.HealthPortCheck;
import bot.klingbalance.program.Bot;
import bot.klingbalance.program.DatabaseOpener;
import bot.klingbalance.program.DoctorChecks;
import bot.klingbalance.program.HttpClients;
import bot.klingbalance.program.Means;
import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.program.SettingsSource;
import bot.klingbalance.program.bundle.DoctorBundle;
import bot.klingbalance.program.logging.Logging;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.LogSection;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.reading.LoadedSettings;
import bot.klingbalance.settings.reading.SettingsReader;
import bot.klingbalance.terminal.DoctorJson;
import bot.klingbalance.terminal.DoctorLines;
import bot.klingbalance.terminal.DoctorProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import okhttp3.OkHttpClient;
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

  /** More than there are checks. */
  private static final int MOST_WAITING = 100;

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

  @Option(
      names = "--bundle",
      paramLabel = "FILE",
      description =
          "Also write a report to send: a new ZIP file, with nothing in it that is yours.")
  private @Nullable Path bundled;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "The bot's log, for the report: its last 500 lines. A hyphen: standard input.")
  private @Nullable String log;

  DoctorSubcommand(ProcessContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (log != null && bundled == null) {
      return wrong("--log goes with --bundle.");
    }
    if (bundled == null) {
      return checked(Optional.empty());
    }
    DoctorBundle bundle = new DoctorBundle(context, bundled, Optional.ofNullable(log));
    return bundle.objection().map(this::wrong).orElseGet(() -> checked(Optional.of(bundle)));
  }

  private int wrong(String sentence) {
    context.errors().println(sentence);
    return ExitCode.USAGE;
  }

  private int checked(Optional<DoctorBundle> bundle) {
    SettingsReader reader =
        new SettingsReader(context.environment(), context.workingDirectory(), context.clock());
    bundle.ifPresent(each -> each.settingsAt(reader.place(named())));
    DoctorReport report =
        reader
            .read(named())
            .match(
                valid -> report(valid.loaded(), bundle),
                invalid -> {
                  bundle.ifPresent(
                      each ->
                          each.mistakes(
                              invalid.mistakes(),
                              reader.place(named()),
                              reader.secretFiles(named())));
                  return DoctorChecks.mistaken(invalid.mistakes());
                });
    print(report);
    boolean isWritten = bundle.map(each -> isWritten(each, report)).orElse(true);
    return report.needsMending() || !isWritten ? Program.FAILED : ExitCode.OK;
  }

  private boolean isWritten(DoctorBundle bundle, DoctorReport report) {
    DoctorBundle.Written written = bundle.write(Program.version(), lines(report, false));
    context.errors().println(written.sentence());
    return written.isThere();
  }

  private Optional<Path> named() {
    return Optional.ofNullable(program).flatMap(Program::settings);
  }

  private DoctorReport report(LoadedSettings loaded, Optional<DoctorBundle> bundle) {
    Settings settings = loaded.settings();
    Optional<Secret> token = settings.useApi().token();
    ExecutorService threads = NamedThreads.pool("doctor", 1, MOST_WAITING);
    bundle.ifPresent(each -> each.settings(loaded));
    bundle.ifPresentOrElse(
        each -> each.own(Logging.startKeeping(quiet(settings.log()))::lines),
        () -> Logging.start(quiet(settings.log())));
    OkHttpClient http = HttpClients.client(context, settings);
    OkHttpClient watched = bundle.map(each -> each.watching(http, settings)).orElse(http);
    try (Bot bot =
        new Bot(settings, token.orElse(NO_TOKEN), context.clock(), Means.asking(watched))) {
      DatabaseOpener opener = new DatabaseOpener(context, settings.database());
      var expected = DoctorChecks.expected(settings, opener.isShared());
      DatabaseCheck database =
          new DatabaseCheck(opener.inspector(), threads, expected, context.clock());
      List<Check> more = new ArrayList<>();
      List<String> open = new SettingsSource(context).openFiles(named());
      more.add(DoctorChecks.files(open, opener.openFiles()));
      more.add(new HealthPortCheck(settings.health(), http));
      bundle.ifPresent(each -> more.addAll(each.checks(bot, token.isPresent())));
      return report(bot, bot.doctor(token.isPresent()), database, more);
    } finally {
      threads.shutdownNow();
    }
  }

  private DoctorReport report(
      Bot bot, DoctorChecks doctor, DatabaseCheck database, List<Check> more) {
    List<ChatAdapter> chats = channel == null ? List.of() : bot.chatsForPosting();
    try {
      Optional.ofNullable(channel).ifPresent(where -> more.add(TestMessages.check(chats, where)));
      Doctor everything = doctor.doctor(database, more);
      return everything.begin(progress()).join();
    } finally {
      chats.forEach(ChatAdapter::close);
    }
  }

  private Progress progress() {
    return context.colour() && !json ? new DoctorProgress(context.output()) : Progress.NONE;
  }

  private void print(DoctorReport report) {
    context
        .output()
        .print(
            json ? DoctorJson.of(report).toPrettyString() + "\n" : lines(report, context.colour()));
    context.output().flush();
  }

  private String lines(DoctorReport report, boolean colour) {
    return DoctorLines.of(report, colour, context.zone(), context.clock().instant());
  }

  /** The report says what the log would, unless somebody wants to know more. */
  private static LogSection quiet(LogSection settings) {
    boolean wantsMore = settings.level().toInt() <= Level.DEBUG.toInt();
    return wantsMore ? settings : new LogSection(settings.format(), Level.ERROR, Map.of());
  }
}
