package bot.klingbalance.account;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What accounts are called where a whole channel reads: by their addresses, or by masks, of which
 * no two of the known accounts have the same. The same accounts give the same masks. Safe for use
 * by many threads.
 */
public final class AccountNames {
  /** Addresses as they are. */
  public static final AccountNames FULL = new AccountNames(false, new TreeSet<>());

  private final boolean isMasked;
  private final SortedSet<AccountEmail> known;

  /** Each mask is worked out against all the others, so once, and only where it is asked for. */
  private final Map<AccountEmail, String> masks = new ConcurrentHashMap<>();

  private AccountNames(boolean isMasked, SortedSet<AccountEmail> known) {
    this.isMasked = isMasked;
    this.known = Collections.unmodifiableSortedSet(known);
  }

  /** Masks, each unlike those of the other {@code known} accounts. */
  public static AccountNames masked(Collection<AccountEmail> known) {
    return new AccountNames(true, new TreeSet<>(known));
  }

  public String of(AccountEmail account) {
    if (!isMasked) {
      return account.value();
    }
    return known.contains(account)
        ? masks.computeIfAbsent(account, each -> UniqueMask.of(each, known))
        : UniqueMask.of(account, known);
  }
}
