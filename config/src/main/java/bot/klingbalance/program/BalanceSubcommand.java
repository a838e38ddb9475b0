package bot.klingbalance.program;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.BalanceAnswer;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.CommandAnswer;
import bot.klingbalance.message.Overview;
import bot.klingbalance.message.OverviewAnswer;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.View;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.Settings;
import bot.klingbalance.terminal.BalanceJson;
import bot.klingbalance.terminal.TerminalMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints a balance and ends. */
@Command(
    name = "balance",
    description = "Prints what an account has left, or all accounts when none is named.")
final class BalanceSubcommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @ParentCommand private @Nullable Program program;

  @Parameters(arity = "0..1", paramLabel = "email", description = "The account's address.")
  private @Nullable String email;

  @Option(names = "--json", description = "Print one JSON document, for scripts.")
  private boolean json;

  BalanceSubcommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Optional<AccountEmail> account = Optional.ofNullable(email).flatMap(AccountEmail::parse);
    if (email != null && account.isEmpty()) {
      surroundings
          .errors()
          .printf(
              "“%s” is not an e-mail address. Example: kling-balance-bot balance studio@example.com%n",
              Text.foreign(email));
      return ExitCode.USAGE;
    }
    SettingsSource source = new SettingsSource(surroundings);
    Optional<Settings> settings =
        source.read(Optional.ofNullable(program).flatMap(Program::settings));
    Optional<Secret> token = settings.flatMap(source::token);
    if (settings.isEmpty() || token.isEmpty()) {
      return ExitCode.USAGE;
    }
    try (Bot bot = new Bot(settings.get(), token.get(), surroundings.clock())) {
      return account.map(one -> one(bot, one)).orElseGet(() -> all(bot));
    }
  }

  private int one(Bot bot, AccountEmail account) {
    Instant askedAt = surroundings.clock().instant();
    if (!bot.shownAccounts().allows(account)) {
      print(CommandAnswer.notShown(account));
      return Program.FAILED;
    }
    AccountLookup lookup = bot.accounts().find(account, Freshness.LIVE).join();
    Instant now = surroundings.clock().instant();
    if (json) {
      print(BalanceJson.of(lookup, now));
    } else {
      print(BalanceAnswer.of(lookup, view(bot, askedAt, now)));
    }
    return lookup.left().isPresent() ? ExitCode.OK : Program.FAILED;
  }

  private int all(Bot bot) {
    Instant askedAt = surroundings.clock().instant();
    Overview overview = bot.allBalances().read(Freshness.LIVE).join();
    Instant now = surroundings.clock().instant();
    if (json) {
      print(BalanceJson.of(overview, now));
    } else {
      print(OverviewAnswer.of(overview, view(bot, askedAt, now)));
    }
    return isWhollyKnown(overview) ? ExitCode.OK : Program.FAILED;
  }

  private static boolean isWhollyKnown(Overview overview) {
    return overview instanceof Overview.Accounts accounts
        && accounts.lookups().stream().allMatch(each -> each.left().isPresent());
  }

  private static View view(Bot bot, Instant askedAt, Instant now) {
    return new View(askedAt, now, Audience.ASKER, false, bot.wording().clips());
  }

  private void print(ChatMessage message) {
    ChatMessage withoutButtons =
        new ChatMessage(
            message.tone(), message.heading(), message.body(), List.of(), message.footnote());
    surroundings
        .output()
        .print(
            TerminalMessage.rendered(
                withoutButtons,
                surroundings.colour(),
                surroundings.zone(),
                surroundings.clock().instant()));
    surroundings.output().flush();
  }

  private void print(JsonNode document) {
    surroundings.output().println(document.toPrettyString());
  }
}
