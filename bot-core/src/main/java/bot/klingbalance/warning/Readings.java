package bot.klingbalance.warning;

import bot.klingbalance.account.AccountListing;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a channel's accounts when it is checked.
 *
 * @param accounts those that could be asked for, each once; others than the watched ones do no harm
 * @param listing why it could not be read which accounts there are, where a watch is for all of
 *     them and that failed
 */
public record Readings(List<Reading> accounts, Optional<AccountListing.Failed> listing) {
  public Readings {
    accounts = List.copyOf(accounts);
  }

  public static Readings of(List<Reading> accounts) {
    return new Readings(accounts, Optional.empty());
  }
}
