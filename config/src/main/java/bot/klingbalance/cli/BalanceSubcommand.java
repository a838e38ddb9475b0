package bot.klingbalance.cli;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.account.reading.AccountsOverview;
import bot.klingbalance.account.reading.BalanceReader;
import bot.klingbalance.account.reading.OverviewStatus;
import bot.klingbalance.chart.HistoryAndForecast;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.command.balance.BalanceMessage;
import bot.klingbalance.command.balance.OverviewMessage;
import bot.klingbalance.command.balance.View;
import bot.klingbalance.command.typed.TypedAddress;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Text;
import bot.klingbalance.program.Bot;
import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.terminal.BalanceJson;
import bot.klingbalance.terminal.HistoryTable;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a balance and ends. */
@Command(
    name = "balance",
    description = "Prints what an account has left, or all accounts when none is named.")
final class BalanceSubcommand implements Callable<Integer> {
  private final ProcessContext context;

  @Mixin private final QuestionOptions question;

  @Parameters(arity = "0..1", paramLabel = "email", description = "The account's address.")
  private @Nullable String email;

  @Option(
      names = "--history",
      paramLabel = "TIME",
      description = "Print what was kept of the account in the last TIME too: 7d, 30d, 8w.")
  private @Nullable String history;

  BalanceSubcommand(ProcessContext context) {
    this.context = context;
    this.question = new QuestionOptions(context);
  }

  @Override
  public Integer call() {
    Optional<AccountEmail> account = Optional.ofNullable(email).flatMap(TypedAddress::only);
    if (email != null && account.isEmpty()) {
      context.errors().println(AddressArgument.mistake(email, "balance"));
      return ExitCode.USAGE;
    }
    Optional<Lookback> past = Optional.ofNullable(history).flatMap(Lookback::parse);
    if (history != null && (account.isEmpty() || past.isEmpty())) {
      context.errors().println(wrongHistory(history, past));
      return ExitCode.USAGE;
    }
    ToIntFunction<ShortLivedBot> asked =
        bot -> account.map(one -> one(bot, one, past)).orElseGet(() -> all(bot));
    return past.isPresent() ? question.askWithoutDatabase(asked) : question.ask(asked);
  }

  private int one(ShortLivedBot asked, AccountEmail account, Optional<Lookback> shown) {
    Bot bot = asked.bot();
    Instant askedAt = context.clock().instant();
    if (!bot.shownAccounts().allows(account)) {
      question.printUnanswered(
          CommandMessages.notShown(account),
          () -> BalanceJson.notShown(account, CommandMessages.notShownText(account)));
      return Program.FAILED;
    }
    AccountLookup lookup = bot.accounts().find(account, Freshness.LIVE).join();
    asked.keep(List.of(lookup));
    Optional<RecordedHistory> recorded =
        shown.flatMap(some -> RecordedHistory.of(lookup, some, bot.settings().database(), context));
    View view = view(bot, askedAt, context.clock().instant());
    Optional<HistoryAndForecast> past =
        shown.isPresent()
            ? recorded.map(RecordedHistory::withForecast)
            : past(asked, lookup, view.now());
    ChatMessage answer =
        BalanceMessage.of(AccountStatus.of(lookup), shown.orElse(Lookback.USUAL), past, view);
    Supplier<JsonNode> document =
        () ->
            BalanceJson.of(
                lookup,
                past.map(HistoryAndForecast::outlook),
                recorded.map(RecordedHistory::readings),
                view.now());
    if (recorded.isEmpty() && lookup.match(found -> false, failed -> true)) {
      question.printUnanswered(answer, document);
    } else {
      question.print(
          recorded.map(each -> answer.with(HistoryTable.of(each.readings()))).orElse(answer),
          document);
    }
    boolean hasAll = lookup.left().isPresent() && recorded.isPresent() == shown.isPresent();
    return hasAll ? ExitCode.OK : Program.FAILED;
  }

  /** What the bot that runs has recorded; nothing where there is no database. */
  private static Optional<HistoryAndForecast> past(
      ShortLivedBot asked, AccountLookup lookup, Instant now) {
    Optional<Found> found = lookup.match(Optional::of, failed -> Optional.empty());
    return asked.commands().history().of(found, Lookback.USUAL.duration(), now).join();
  }

  private int all(ShortLivedBot asked) {
    Bot bot = asked.bot();
    Instant askedAt = context.clock().instant();
    AccountsOverview overview =
        new BalanceReader(bot.accounts(), bot.shownAccounts()).read(Freshness.LIVE).join();
    asked.keep(overview.match(some -> some.lookups(), unknown -> List.of()));
    Instant now = context.clock().instant();
    Map<AccountEmail, Outlook> outlooks =
        asked.commands().history().outlooks().of(found(overview), now).join();
    ChatMessage answer =
        OverviewMessage.of(OverviewStatus.of(overview), outlooks, view(bot, askedAt, now));
    Supplier<JsonNode> document = () -> BalanceJson.of(overview, outlooks, now);
    if (overview.match(some -> true, unknown -> false)) {
      question.print(answer, document);
    } else {
      question.printUnanswered(answer, document);
    }
    return isWhollyKnown(overview) ? ExitCode.OK : Program.FAILED;
  }

  private static List<Found> found(AccountsOverview overview) {
    return overview.match(
        accounts ->
            accounts.lookups().stream()
                .flatMap(each -> each.match(Stream::of, failed -> Stream.<Found>empty()))
                .toList(),
        unknown -> List.of());
  }

  private static boolean isWhollyKnown(AccountsOverview overview) {
    return overview.match(
        accounts -> accounts.lookups().stream().allMatch(each -> each.left().isPresent()),
        unknown -> false);
  }

  private View view(Bot bot, Instant askedAt, Instant now) {
    return new View(askedAt, now, Audience.ASKER, bot.commandPolicy(context.zone()));
  }

  private static String wrongHistory(String typed, Optional<Lookback> past) {
    return past.isEmpty()
        ? "--history takes a time %s, not “%s”.".formatted(Lookback.FORMS, Text.foreign(typed))
        : "--history is of one account. Name it: kling-balance-bot balance studio@example.com"
            + " --history "
            + past.get();
  }
}
