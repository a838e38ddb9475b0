package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.finding.AccountState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * What a daily check leaves behind for the next one of its channel.
 *
 * @param date the local day that was checked
 * @param at when it was checked
 */
public record CheckState(
    Channel channel, LocalDate date, Instant at, Map<AccountEmail, AccountState> accounts) {
  public CheckState {
    accounts = Map.copyOf(accounts);
  }
}
