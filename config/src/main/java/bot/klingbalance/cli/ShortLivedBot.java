package bot.klingbalance.cli;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.reading.TimelyReader;
import bot.klingbalance.command.CommandContext;
import bot.klingbalance.command.balance.AccountHistory;
import bot.klingbalance.command.usage.UsageSource;
import bot.klingbalance.database.Database;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.program.Bot;
import bot.klingbalance.program.DatabaseOpener;
import bot.klingbalance.program.HttpClients;
import bot.klingbalance.program.Means;
import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.program.SettingsSource;
import bot.klingbalance.program.logging.Logging;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.usage.StatisticsReader;
import bot.klingbalance.usage.StatisticsStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A bot that is asked one question by a subcommand, beside the one that may be running. */
final class ShortLivedBot implements AutoCloseable {
  private final ProcessContext context;
  private final Bot bot;
  private final Optional<Database> database;

  /** Why the database cannot be used, once that is known. */
  private volatile Optional<String> trouble;

  /** What is wrong with the database is said once. */
  private final AtomicBoolean isSaid = new AtomicBoolean();

  private ShortLivedBot(
      ProcessContext context, Bot bot, Optional<Database> database, Optional<String> trouble) {
    this.context = context;
    this.bot = bot;
    this.database = database;
    this.trouble = trouble;
  }

  /** One without a database; nothing where the settings do not do, which has been told then. */
  static Optional<ShortLivedBot> withoutDatabase(
      ProcessContext context, Optional<Program> program) {
    return bot(context, program)
        .map(bot -> new ShortLivedBot(context, bot, Optional.empty(), Optional.empty()));
  }

  private static Optional<Bot> bot(ProcessContext context, Optional<Program> program) {
    SettingsSource source = new SettingsSource(context);
    Optional<Settings> settings = source.read(program.flatMap(Program::settings));
    Optional<Secret> token = settings.flatMap(source::token);
    if (settings.isEmpty() || token.isEmpty()) {
      return Optional.empty();
    }
    Logging.start(settings.get().log());
    return Optional.of(
        new Bot(
            settings.get(),
            token.get(),
            context.clock(),
            Means.asking(HttpClients.client(context, settings.get()))));
  }

  /** The same with the database of the bot that runs, where there is one. */
  static Optional<ShortLivedBot> make(ProcessContext context, Optional<Program> program) {
    return bot(context, program).map(bot -> beside(context, bot));
  }

  /** Where no bot has made a database yet, that is said only to who asks for the past. */
  private static ShortLivedBot beside(ProcessContext context, Bot bot) {
    DatabaseOpener opener = new DatabaseOpener(context, bot.settings().database());
    List<String> trouble = new ArrayList<>();
    Optional<Database> database = opener.openBeside(trouble::add);
    ShortLivedBot made = new ShortLivedBot(context, bot, database, trouble.stream().findFirst());
    if (!opener.isNotMadeYet()) {
      trouble.forEach(made::say);
    }
    return made;
  }

  /** Why nothing that was recorded can be read, where that is so. */
  Optional<String> trouble() {
    return trouble;
  }

  Bot bot() {
    return bot;
  }

  /** What commands are made of. */
  CommandContext commands() {
    return new CommandContext(
        TimelyReader.patient(bot.accounts()),
        history(),
        usage(),
        () -> bot.commandPolicy(context.zone()),
        Optional.empty(),
        context.clock());
  }

  /** Keeps what accounts answered, where there is a database that can be used. */
  void keep(List<AccountLookup> answers) {
    Map<AccountEmail, List<RecordedReading>> readings =
        answers.stream()
            .flatMap(each -> each.match(Stream::of, failed -> Stream.<Found>empty()))
            .collect(groupingBy(Found::email, mapping(RecordedReading::of, Collectors.toList())));
    if (database.isPresent() && !readings.isEmpty()) {
      try {
        database.get().history().keep(readings);
      } catch (StoreUnavailable trouble) {
        say(String.valueOf(trouble.getMessage()));
      }
    }
  }

  @Override
  public void close() {
    bot.close();
    database.ifPresent(Database::close);
  }

  private AccountHistory history() {
    return database
        .map(opened -> new AccountHistory(saying(readings(opened)), context.zone()))
        .orElseGet(AccountHistory::ofNothing);
  }

  /** Without a database statistics are read all the same, and not kept. */
  private UsageSource usage() {
    StatisticsReader statistics =
        new StatisticsReader(
            bot.statistics(),
            database.map(Database::statistics).orElse(StatisticsStore.NONE),
            Runnable::run,
            context.clock());
    return new UsageSource(
        saying(database.map(ShortLivedBot::readings).orElse(this::withoutDatabase)),
        statistics::of);
  }

  private CompletableFuture<List<RecordedReading>> withoutDatabase(
      AccountEmail account, Instant since) {
    String sentence = trouble().orElse("There is no database.");
    boolean isNotMadeYet = new DatabaseOpener(context, bot.settings().database()).isNotMadeYet();
    return failedFuture(
        isNotMadeYet ? StoreUnavailable.notMadeYet(sentence) : new StoreUnavailable(sentence));
  }

  private static AccountHistory.Kept readings(Database opened) {
    return (account, since) -> {
      try {
        return completedFuture(opened.history().of(account, since));
      } catch (StoreUnavailable trouble) {
        return failedFuture(trouble);
      }
    };
  }

  /** Says what is wrong: the answer goes out without what is kept. */
  private AccountHistory.Kept saying(AccountHistory.Kept readings) {
    return (account, since) ->
        readings
            .of(account, since)
            .whenComplete(
                (read, trouble) -> {
                  if (trouble != null) {
                    say(String.valueOf(trouble.getMessage()));
                  }
                });
  }

  private void say(String sentence) {
    trouble = Optional.of(sentence);
    if (isSaid.compareAndSet(false, true)) {
      context.errors().println(sentence);
    }
  }
}
