package bot.klingbalance.finding;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup.Found;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is known of a channel's accounts when it is checked.
 *
 * @param accounts those that could be asked for, each once; others than the watched ones do no harm
 * @param listing why it could not be read which accounts there are, where a watch is for all of
 *     them and that failed
 * @param listed every account of useapi.net's list, also one that may not be shown, where a watch
 *     is for all of them and the list was read
 */
public record ChannelReadings(
    List<WatchedReading> accounts,
    Optional<AccountListing.Failed> listing,
    Optional<Set<AccountEmail>> listed) {
  public ChannelReadings {
    accounts = List.copyOf(accounts);
    listed = listed.map(Set::copyOf);
  }

  /** Those where it is not known which accounts there are. */
  public ChannelReadings(List<WatchedReading> accounts, Optional<AccountListing.Failed> listing) {
    this(accounts, listing, Optional.empty());
  }

  /** Whether anything is known of the credits of any account. */
  public boolean tellOfAny() {
    return accounts.stream().anyMatch(each -> each.lookup() instanceof Found);
  }

  /** When the oldest of the readings of these accounts came; absent where there is none. */
  public Optional<Instant> oldest(Set<AccountEmail> of) {
    return accounts.stream()
        .filter(each -> of.contains(each.email()))
        .flatMap(
            each -> each.lookup().match(found -> Stream.of(found.asOf()), failed -> Stream.empty()))
        .min(Instant::compareTo);
  }

  public static ChannelReadings of(List<WatchedReading> accounts) {
    return new ChannelReadings(accounts, Optional.empty());
  }
}
