package bot.klingbalance.account;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What accounts are called where a whole channel reads: by their addresses, or by masks, of which
 * no two of the known accounts have the same. The same accounts give the same masks. Safe for use
 * by many threads.
 */
public final class AccountNames {
  /** Addresses as they are. */
  public static final AccountNames FULL =
      new AccountNames(false, new TreeSet<>(), new TreeSet<>(), new ConcurrentHashMap<>());

  /** More would hide the rest of a line. */
  private static final int MOST_IN_A_LINE = 3;

  /** As many as a watch has addresses; a log of more would be a list of accounts. */
  private static final int MOST_IN_A_LIST = 100;

  private final boolean isMasked;
  private final SortedSet<AccountEmail> known;
  private final SortedSet<AccountEmail> others;

  /** Each mask is worked out against all the others, so once, and only where it is asked for. */
  private final Map<AccountEmail, String> masks;

  private AccountNames(
      boolean isMasked,
      SortedSet<AccountEmail> known,
      SortedSet<AccountEmail> others,
      Map<AccountEmail, String> masks) {
    this.isMasked = isMasked;
    this.known = Collections.unmodifiableSortedSet(known);
    this.others = Collections.unmodifiableSortedSet(others);
    this.masks = masks;
  }

  /** Masks, each unlike those of the other {@code known} accounts. */
  public static AccountNames masked(Collection<AccountEmail> known) {
    return new AccountNames(true, new TreeSet<>(known), new TreeSet<>(), new ConcurrentHashMap<>());
  }

  /**
   * The same, where these may be asked for too: those of them that are not known have masks unlike
   * each other's as well, and those that are known keep theirs.
   */
  public AccountNames and(Collection<AccountEmail> more) {
    SortedSet<AccountEmail> unknown = new TreeSet<>(more);
    unknown.removeAll(known);
    return unknown.isEmpty() ? this : new AccountNames(isMasked, known, unknown, masks);
  }

  /** The addresses as they are of the same accounts. */
  public AccountNames inFull() {
    return isMasked ? new AccountNames(false, known, others, masks) : this;
  }

  /** The masks of the same accounts, as they stand in the log whatever a channel reads. */
  public AccountNames masks() {
    return isMasked ? this : new AccountNames(true, known, others, masks);
  }

  public String of(AccountEmail account) {
    if (!isMasked) {
      return account.value();
    }
    return known.contains(account)
        ? masks.computeIfAbsent(account, each -> UniqueMask.of(each, known))
        : UniqueMask.ofOther(account, known, others);
  }

  /** For programs: a hundred of them at most, the first in the alphabet. */
  public List<String> list(Collection<AccountEmail> accounts) {
    return accounts.stream().sorted().limit(MOST_IN_A_LIST).map(this::of).toList();
  }

  /** For a line: a few of them, the first in the alphabet, and how many more there are. */
  public String few(Collection<AccountEmail> accounts) {
    int more = accounts.size() - MOST_IN_A_LINE;
    String named =
        accounts.stream()
            .sorted()
            .limit(MOST_IN_A_LINE)
            .map(this::of)
            .collect(Collectors.joining(", "));
    return more > 0 ? "%s and %d more".formatted(named, more) : named;
  }
}
