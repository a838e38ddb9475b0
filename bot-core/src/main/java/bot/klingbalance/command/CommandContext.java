package bot.klingbalance.command;

import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.reading.TimelyReader;
import bot.klingbalance.command.balance.AccountHistory;
import bot.klingbalance.command.usage.UsageSource;
import bot.klingbalance.command.watch.WatchContext;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What commands are made of.
 *
 * @param reader reads accounts for people
 * @param policy as the settings are in force whenever it is asked
 * @param usage what was spent, and on what
 * @param watches absent for a bot that warns nobody
 */
public record CommandContext(
    TimelyReader reader,
    AccountHistory history,
    UsageSource usage,
    Supplier<CommandPolicy> policy,
    Optional<WatchContext> watches,
    Clock clock) {
  public Accounts accounts() {
    return reader.accounts();
  }
}
