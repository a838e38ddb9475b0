package bot.klingbalance.finding;

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
public record ChannelReadings(
    List<WatchedReading> accounts, Optional<AccountListing.Failed> listing) {
  public ChannelReadings {
    accounts = List.copyOf(accounts);
  }

  public static ChannelReadings of(List<WatchedReading> accounts) {
    return new ChannelReadings(accounts, Optional.empty());
  }
}
