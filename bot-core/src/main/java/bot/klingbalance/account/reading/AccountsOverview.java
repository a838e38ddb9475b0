package bot.klingbalance.account.reading;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Failure;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What came of asking for every account that may be shown. */
public sealed interface AccountsOverview {
  /** Applies the function of its kind. A new kind adds a parameter, so no caller can forget it. */
  <T> T match(Function<Accounts, T> accounts, Function<Unknown, T> unknown);

  /**
   * The accounts, each found or not.
   *
   * @param asOf when the oldest of the answers arrived
   */
  record Accounts(List<AccountLookup> lookups, Instant asOf) implements AccountsOverview {
    public Accounts {
      lookups = List.copyOf(lookups);
    }

    @Override
    public <T> T match(Function<Accounts, T> accounts, Function<Unknown, T> unknown) {
      return accounts.apply(this);
    }
  }

  /** Which accounts there are could not be read. */
  record Unknown(Failure failure) implements AccountsOverview {
    @Override
    public <T> T match(Function<Accounts, T> accounts, Function<Unknown, T> unknown) {
      return unknown.apply(this);
    }
  }
}
