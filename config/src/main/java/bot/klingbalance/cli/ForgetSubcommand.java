package bot.klingbalance.cli;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.command.typed.LookAlike;
import bot.klingbalance.command.typed.TypedAddress;
import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.database.Database;
import bot.klingbalance.database.Forgetting;
import bot.klingbalance.database.Forgotten;
import bot.klingbalance.program.DatabaseOpener;
import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.program.SettingsSource;
import bot.klingbalance.program.logging.Logging;
import bot.klingbalance.settings.ChannelName;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.store.StoreUnavailable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * Removes what the database keeps of an account or of a channel, beside a running bot or without.
 */
@Command(
    name = "forget",
    description = "Deletes what the database keeps of an account or of a channel.")
final class ForgetSubcommand implements Callable<Integer> {
  private final ProcessContext context;

  @ParentCommand private @Nullable Program program;

  @Parameters(
      paramLabel = "email|channel",
      description = "An account's address, or slack:C… or discord:… with a channel's own id.")
  private String name = "";

  @Option(names = "--yes", description = "Do not ask first.")
  private boolean yes;

  ForgetSubcommand(ProcessContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Channel> channel = ChannelName.parse(name);
    Optional<AccountEmail> account = account(name);
    if (channel.isPresent()) {
      return forget(
          channel.get().toString(),
          forgetting -> forgetting.channel(channel.get()),
          settings -> StillConfigured.of(channel.get(), settings));
    }
    if (account.isPresent()) {
      return forget(
          account.get().value(),
          forgetting -> forgetting.account(account.get()),
          settings -> StillConfigured.of(account.get(), settings));
    }
    context
        .errors()
        .println(
            AddressArgument.slip(name, "forget")
                .orElseGet(
                    () ->
                        "%s is neither an e-mail address nor a channel such as slack:C0123456789."
                            .formatted(TypedText.quoted(name))));
    return ExitCode.USAGE;
  }

  /** The list of useapi.net may have odd characters in an address: then that is kept of it. */
  private static Optional<AccountEmail> account(String typed) {
    return TypedAddress.only(typed).or(() -> AccountEmail.parse(typed));
  }

  private int forget(
      String what,
      Function<Forgetting, Forgotten> forget,
      Function<Settings, Optional<String>> stillSet)
      throws IOException {
    Optional<Settings> settings =
        new SettingsSource(context).read(Optional.ofNullable(program).flatMap(Program::settings));
    if (settings.isEmpty()) {
      return ExitCode.USAGE;
    }
    if (!yes && !context.onTerminal()) {
      context.errors().println("Nothing was deleted: say --yes where nobody can be asked.");
      return ExitCode.USAGE;
    }
    if (!yes && !isConfirmed(what)) {
      context.output().println("Nothing was deleted.");
      return Program.FAILED;
    }
    return forget(settings.get(), what, forget, stillSet);
  }

  private int forget(
      Settings settings,
      String what,
      Function<Forgetting, Forgotten> forget,
      Function<Settings, Optional<String>> stillSet) {
    Logging.start(settings.log());
    Optional<Database> opened = new DatabaseOpener(context, settings.database()).openBeside();
    if (opened.isEmpty()) {
      return Program.FAILED;
    }
    try (Database database = opened.get()) {
      Forgetting forgetting = database.forgetting(context.clock());
      Forgotten forgotten = forget.apply(forgetting);
      context.output().println(ForgottenText.of(what, forgotten));
      if (forgotten.isNothing()) {
        LookAlike.in(what).map(LookAlike::sentence).ifPresent(context.output()::println);
      }
      if (!forgetting.overwrite()) {
        context.output().println(ForgottenText.STILL_IN_THE_FILE);
      }
      stillSet.apply(settings).ifPresent(context.output()::println);
      return ExitCode.OK;
    } catch (StoreUnavailable trouble) {
      context.errors().println(trouble.getMessage() + " Nothing was deleted.");
      return Program.FAILED;
    }
  }

  private boolean isConfirmed(String what) throws IOException {
    context.output().printf("Delete for good what is kept of %s? Type yes: ", what);
    context.output().flush();
    String answer =
        new BufferedReader(new InputStreamReader(context.input(), StandardCharsets.UTF_8))
            .readLine();
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("yes");
  }
}
