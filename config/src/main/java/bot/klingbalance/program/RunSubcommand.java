package bot.klingbalance.program;

import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.store.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

  private static final String NO_CHAT =
      "No chat is set up. For Slack set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (or, for HTTP mode,"
          + " SLACK_SIGNING_SECRET); for Discord set DISCORD_TOKEN. The README tells where they"
          + " come from; without any of them there is kling-balance-bot demo.";

  private static final Logger log = LoggerFactory.getLogger(RunSubcommand.class);

  private final Surroundings surroundings;

  @ParentCommand private @Nullable Program program;

  RunSubcommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws InterruptedException {
    return call(Optional.ofNullable(program).flatMap(Program::settings));
  }

  int call(Optional<Path> settingsFile) throws InterruptedException {
    SettingsSource source = new SettingsSource(surroundings);
    Optional<Settings> settings = source.read(settingsFile);
    if (settings.isEmpty()) {
      return ExitCode.USAGE;
    }
    Optional<Secret> token = source.token(settings.get());
    boolean anyChat = Bot.hasChat(settings.get());
    if (!anyChat) {
      surroundings.errors().println(NO_CHAT);
    }
    return token.isPresent() && anyChat
        ? serve(settingsFile, settings.get(), token.get())
        : ExitCode.USAGE;
  }

  private int serve(Optional<Path> settingsFile, Settings settings, Secret token)
      throws InterruptedException {
    try (Bot bot = new Bot(settings, token, surroundings.clock())) {
      new SettingsSource(surroundings).openFiles(settingsFile).forEach(log::warn);
      Optional<Database> database = new Store(surroundings).open(settings.database());
      if (database.isEmpty()) {
        return surroundings.stop().isDone() ? ExitCode.OK : ExitCode.USAGE;
      }
      try (Warnings warnings = bot.warnings(database.get(), surroundings.zone())) {
        SettingsFollower follower =
            new SettingsSource(surroundings)
                .follower(settingsFile, settings, newer -> bot.adopt(newer, warnings));
        List<ChatAdapter> chats = bot.chats(warnings);
        warnings.start(chats, settings.pollEvery());
        follower.start();
        Runnable beforeTheEnd =
            () -> {
              follower.stop();
              warnings.stop();
            };
        return new Service(chats, beforeTheEnd, surroundings.output()).serve(surroundings.stop());
      }
    }
  }
}
