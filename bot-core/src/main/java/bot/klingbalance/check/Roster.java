package bot.klingbalance.check;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.KlingAccount;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a list of useapi.net, as those who read many of them need them.
 *
 * @param sorted each once
 * @param all the same
 */
record Roster(Listed listed, List<AccountEmail> sorted, Set<AccountEmail> all) {
  /** That of a list, which is {@code known} where that is of the same one. */
  static Roster of(Listed listed, @Nullable Roster known) {
    return known != null && known.listed().equals(listed) ? known : of(listed);
  }

  private static Roster of(Listed listed) {
    List<AccountEmail> sorted =
        listed.accounts().stream().map(KlingAccount::email).distinct().sorted().toList();
    return new Roster(listed, sorted, Set.copyOf(sorted));
  }

  /** Those of {@code emails} that stand in the list, sorted. */
  List<AccountEmail> those(Set<AccountEmail> emails) {
    return emails.stream().filter(all::contains).sorted().toList();
  }

  /** Those of {@code emails} that do not. */
  List<AccountEmail> without(Set<AccountEmail> emails) {
    return emails.stream().filter(email -> !all.contains(email)).toList();
  }
}
