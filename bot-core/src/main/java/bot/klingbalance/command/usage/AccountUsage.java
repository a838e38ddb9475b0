package bot.klingbalance.command.usage;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.usage.Spent;

/** What an account spent. */
public record AccountUsage(AccountEmail account, Spent spent) {}
