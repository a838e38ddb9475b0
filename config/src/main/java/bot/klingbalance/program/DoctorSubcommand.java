package bot.klingbalance.program;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.checkup.Check;
import bot.klingbalance.checkup.Checkup;
import bot.klingbalance.checkup.Checkup.Progress;
import bot.klingbalance.checkup.DatabaseExamination;
import bot.klingbalance.checkup.Examination;
import bot.klingbalance.checkup.Report;
import bot.klingbalance.checkup.TestMessage;
import bot.klingbalance.checkup.Verdict;
import bot.klingbalance.message.Text;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.Log;
import bot.klingbalance.settings.Mistake;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.SettingsReader;
import bot.klingbalance.settings.SettingsReading;
import bot.klingbalance.settings.SettingsReading.Invalid;
import bot.klingbalance.settings.SettingsReading.Valid;
import bot.klingbalance.terminal.CheckupJson;
import bot.klingbalance.terminal.CheckupLines;
import bot.klingbalance.terminal.CheckupProgress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Looks whether the bot can do its work, whether it runs or not, and ends. */
@Command(
    name = "doctor",
    description =
        "Says whether the bot can do its work, and what is to be mended; changes nothing.")
final class DoctorSubcommand implements Callable<Integer> {
  /** Nothing is asked in its name. */
  private static final Secret NO_TOKEN = Secret.of("none");

  private static final int LENGTH_OF_ID = 12;
  private static final String FILES = "Files with secrets";

  private final Surroundings surroundings;

  @ParentCommand private @Nullable Program program;

  @Option(names = "--json", description = "Print one JSON document, for scripts.")
  private boolean json;

  @Option(
      names = "--send-test",
      paramLabel = "CHANNEL",
      converter = ChannelArgument.class,
      description = "Post a test message there too: slack:C… or discord:…")
  private @Nullable Channel channel;

  DoctorSubcommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    SettingsReading reading =
        new SettingsReader(surroundings.environment(), surroundings.workingDirectory())
            .read(Optional.ofNullable(program).flatMap(Program::settings));
    Report report =
        reading instanceof Valid valid
            ? looked(valid.settings())
            : mistaken(((Invalid) reading).mistakes());
    print(report);
    return report.needsMending() ? Program.FAILED : ExitCode.OK;
  }

  /** Without settings there is nothing else to look at. */
  private static Report mistaken(List<Mistake> mistakes) {
    return new Report(
        mistakes.stream()
            .map(each -> new Check("Settings", Verdict.MEND, Text.of(each.sentence()), Text.EMPTY))
            .toList());
  }

  private Report looked(Settings settings) {
    Optional<Secret> token = settings.useApi().token();
    ExecutorService threads = Executors.newSingleThreadExecutor(DoctorSubcommand::daemon);
    Logging.start(quiet(settings.log()));
    try (Bot bot = new Bot(settings, token.orElse(NO_TOKEN), surroundings.clock())) {
      DatabaseExamination database =
          new DatabaseExamination(
              new Store(surroundings, settings.database()).records(),
              threads,
              Doctor.channels(settings),
              surroundings.clock());
      return looked(bot, bot.doctor(token.isPresent()), database);
    } finally {
      threads.shutdownNow();
    }
  }

  private Report looked(Bot bot, Doctor doctor, DatabaseExamination database) {
    List<ChatAdapter> chats = channel == null ? List.of() : bot.chatsForPosting();
    try {
      Checkup checkup =
          doctor.checkup(
              database, Stream.concat(Stream.of(files()), test(chats).stream()).toList());
      return checkup.begin(progress()).join();
    } finally {
      chats.forEach(ChatAdapter::close);
    }
  }

  /** Who can read what holds secrets. */
  private Examination files() {
    List<String> objections =
        new SettingsSource(surroundings)
            .openFiles(Optional.ofNullable(program).flatMap(Program::settings));
    return Examination.known(
        FILES,
        objections.isEmpty()
            ? List.of(Check.fine(FILES, "No other user of this machine can read the secrets."))
            : objections.stream().map(each -> Check.attention(FILES, each)).toList());
  }

  private List<Examination> test(List<ChatAdapter> chats) {
    Channel where = channel;
    if (where == null) {
      return List.of();
    }
    return List.of(
        chats.stream()
            .filter(chat -> chat.platform() == where.platform())
            .findFirst()
            .<Examination>map(chat -> new TestMessage(chat.port(), where, delivery()))
            .orElseGet(() -> notSetUp(where)));
  }

  private static Examination notSetUp(Channel where) {
    String name = "Test message to " + where;
    return Examination.known(
        name,
        List.of(
            Check.mend(
                name,
                "%s is not set up. Set its token first.".formatted(where.platform().title()))));
  }

  private static DeliveryId delivery() {
    return new DeliveryId(
        "doctor-" + UUID.randomUUID().toString().replace("-", "").substring(0, LENGTH_OF_ID));
  }

  private Progress progress() {
    return surroundings.colour() && !json
        ? new CheckupProgress(surroundings.output())
        : Progress.UNTOLD;
  }

  private void print(Report report) {
    surroundings
        .output()
        .print(
            json
                ? CheckupJson.of(report).toPrettyString() + "\n"
                : CheckupLines.of(
                    report,
                    surroundings.colour(),
                    surroundings.zone(),
                    surroundings.clock().instant()));
    surroundings.output().flush();
  }

  /** The report says what the log would, unless somebody wants to know more. */
  private static Log quiet(Log settings) {
    boolean wantsMore = settings.level().toInt() <= Level.DEBUG.toInt();
    return wantsMore ? settings : new Log(settings.format(), Level.ERROR, Map.of());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "doctor");
    thread.setDaemon(true);
    return thread;
  }
}
