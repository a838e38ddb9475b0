package bot.klingbalance.health;

import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.AccountsOnBehalfContract;
import java.time.Clock;

class MeteredAccountsTest extends AccountsOnBehalfContract {
  @Override
  protected Accounts passingOn(Accounts others) {
    return new MeteredAccounts(others, new Meters(Clock.systemUTC()));
  }
}
