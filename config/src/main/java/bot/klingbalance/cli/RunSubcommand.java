package bot.klingbalance.cli;

import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.database.Database;
import bot.klingbalance.database.replica.StoredReplicas;
import bot.klingbalance.health.Meters;
import bot.klingbalance.program.BackgroundTask;
import bot.klingbalance.program.Bot;
import bot.klingbalance.program.ChatService;
import bot.klingbalance.program.ChatSettings;
import bot.klingbalance.program.DatabaseOpener;
import bot.klingbalance.program.HealthReport;
import bot.klingbalance.program.HttpClients;
import bot.klingbalance.program.Means;
import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.program.SettingsFollower;
import bot.klingbalance.program.SettingsSource;
import bot.klingbalance.program.Warnings;
import bot.klingbalance.program.logging.Logging;
import bot.klingbalance.program.logging.StartLog;
import bot.klingbalance.program.replica.Replica;
import bot.klingbalance.program.replica.ReplicaName;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.settings.reading.LoadedSettings;
import bot.klingbalance.useapi.UseApiLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** Serves the chats that have tokens until the program is stopped. */
@Command(
    name = RunSubcommand.NAME,
    description = "Answers in Slack and Discord, whichever have tokens, until it is stopped.")
final class RunSubcommand implements Callable<Integer> {
  static final String NAME = "run";

  static final String NO_CHAT =
      "No chat is set up. For Slack set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or, for HTTP mode,"
          + " SLACK_SIGNING_SECRET); for Discord set DISCORD_TOKEN. The README tells where they"
          + " come from; without any of them there is kling-balance-bot demo.";

  private static final Duration AFTER_THE_FIRST_LOOK = Duration.ofSeconds(5);

  /** Of the ten that a bot has to end in. */
  private static final Logger log = LoggerFactory.getLogger(RunSubcommand.class);

  private final ProcessContext context;

  @ParentCommand private @Nullable Program program;

  RunSubcommand(ProcessContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    return call(Optional.ofNullable(program).flatMap(Program::settings));
  }

  int call(Optional<Path> settingsFile) throws InterruptedException {
    CompletableFuture<OkHttpClient> http = HttpClients.clientMadeBeside();
    SettingsSource source = new SettingsSource(context);
    Optional<LoadedSettings> loaded = source.load(settingsFile);
    if (loaded.isEmpty()) {
      return ExitCode.USAGE;
    }
    Optional<Secret> token = source.token(loaded.get().settings());
    boolean anyChat = ChatSettings.hasAny(loaded.get().settings());
    if (!anyChat) {
      context.errors().println(NO_CHAT);
    }
    return token.isPresent() && anyChat
        ? serve(settingsFile, loaded.get(), token.get(), http)
        : ExitCode.USAGE;
  }

  private int serve(
      Optional<Path> settingsFile,
      LoadedSettings loaded,
      Secret token,
      CompletableFuture<OkHttpClient> http)
      throws InterruptedException {
    Settings settings = loaded.settings();
    Logging.start(settings.log());
    SettingsSource source = new SettingsSource(context);
    DatabaseOpener store = new DatabaseOpener(context, settings.database());
    StartLog.started(Program.version(), store.place(), source.name(settingsFile), loaded.keys());
    source.openFiles(settingsFile).forEach(log::warn);
    Optional<Database> database =
        store.database(ReplicaName.make(context.environment(), store.isShared()));
    if (database.isEmpty()) {
      return ExitCode.USAGE;
    }
    Optional<String> refusal = database.get().refusalAtOnce();
    if (refusal.isPresent()) {
      context.errors().println(refusal.get());
      database.get().close();
      return ExitCode.USAGE;
    }
    // The chats are connected meanwhile; who asks early waits for it.
    CompletableFuture<Boolean> opened =
        BackgroundTask.start("store-opening", () -> store.open(database.get()));
    Optional<Meters> meters = meters(settings);
    try (StoredReplicas others = new StoredReplicas(database.get());
        Bot bot =
            new Bot(
                settings,
                token,
                context.clock(),
                new Means(
                    HttpClients.through(http.join(), context, settings),
                    UseApiLimits.DEFAULT,
                    others.replicas(),
                    meters));
        Warnings warnings = bot.warnings(database.get(), context.zone());
        Replica replica = replica(database.get())) {
      meters.ifPresent(replica::show);
      SettingsFollower follower =
          source.follower(settingsFile, loaded, newer -> bot.adopt(newer, warnings));
      List<ChatAdapter> chats = bot.chats(warnings, replica.turn());
      CompletableFuture<Boolean> started =
          opened.thenApply(isOpen -> isOpen && start(warnings, bot, chats));
      replica.start();
      CompletableFuture<Void> refused =
          started.thenCompose(isOpen -> isOpen ? new CompletableFuture<>() : ended());
      follower.start();
      if (!context.onTerminal()) {
        // To a service it is the word to read the settings; to a person, that the window is closed.
        Signals.register("HUP", follower::lookNow);
      }
      HealthReport report =
          HealthReport.of(settings.health(), meters, chats, database.get(), warnings.work());
      if (!database.get().isShared()) {
        DatabaseOpener.awaitFile(opened);
      }
      Runnable beforeTheEnd =
          () -> {
            StartLog.ends();
            report.leave();
            DatabaseOpener.settle(started);
            follower.stop();
            warnings.stop();
            report.close();
          };
      if (refused.isDone()) {
        beforeTheEnd.run();
        return ExitCode.USAGE;
      }
      int status =
          new ChatService(chats, RunSubcommand::tidyUp, beforeTheEnd, context.output())
              .serve(context.stop(), refused);
      return refused.isDone() && !context.stop().isDone() ? ExitCode.USAGE : status;
    }
  }

  /**
   * A start, and the first look at the accounts, leave behind half of what the bot needs to live.
   */
  private static void tidyUp() {
    BackgroundTask.later("tidying", AFTER_THE_FIRST_LOOK, System::gc);
  }

  private static boolean start(Warnings warnings, Bot bot, List<ChatAdapter> chats) {
    warnings.start(chats, bot.settings().pollEvery());
    return true;
  }

  private static CompletableFuture<Void> ended() {
    return CompletableFuture.completedFuture(null);
  }

  private Replica replica(Database database) {
    return Replica.of(database, Program.version(), context.clock());
  }

  private Optional<Meters> meters(Settings settings) {
    return settings.health().port() == 0
        ? Optional.empty()
        : Optional.of(new Meters(context.clock()));
  }
}
