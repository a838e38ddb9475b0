package bot.klingbalance.useapi;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.Failure;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came of asking for the list of accounts, with what the requests for single accounts need of
 * it.
 *
 * @param entries empty where the list could not be read
 * @param doubled the accounts that stand in it more than once, such as in two spellings
 */
record ListedAccounts(
    AccountListing listing, Map<AccountEmail, Entry> entries, Set<AccountEmail> doubled) {
  ListedAccounts {
    entries = Map.copyOf(entries);
    doubled = Set.copyOf(doubled);
  }

  /**
   * What the list says of an account.
   *
   * @param spelling how it spells the address
   * @param error why the account is in an error state: one line, without addresses
   */
  record Entry(String spelling, Optional<String> error) {}

  static ListedAccounts without(AccountListing listing) {
    return new ListedAccounts(listing, Map.of(), Set.of());
  }

  static ListedAccounts failed(Failure failure) {
    return without(new AccountListing.Failed(failure));
  }
}
