package bot.klingbalance.account;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A mask that fits one address of several: its ends are as long as that takes. Where they would
 * have to be the whole name, those that look alike are numbered.
 */
final class UniqueMask {
  private static final String HIDDEN = "•••";

  /** The code points before the {@code @}. */
  private final int[] name;

  /** From the {@code @} on. */
  private final String domain;

  private UniqueMask(AccountEmail account) {
    int at = account.value().lastIndexOf('@');
    this.name = account.value().substring(0, at).codePoints().toArray();
    this.domain = account.value().substring(at);
  }

  /**
   * The mask of {@code account}; no other one of {@code known} has the same.
   *
   * @param known in a fixed order
   */
  static String of(AccountEmail account, Collection<AccountEmail> known) {
    UniqueMask mask = new UniqueMask(account);
    List<UniqueMask> others =
        known.stream()
            .filter(each -> !each.equals(account) && each.value().endsWith(mask.domain))
            .map(UniqueMask::new)
            .filter(each -> each.domain.equals(mask.domain))
            .toList();
    return mask.unlike(others).orElseGet(() -> mask.numbered(account, known));
  }

  /** The shortest one, whatever other addresses there are. */
  static String shortest(AccountEmail account) {
    UniqueMask mask = new UniqueMask(account);
    return mask.showing(mask.leastBefore(), mask.leastAfter());
  }

  private int leastBefore() {
    return name.length >= 5 ? 2 : Math.min(1, name.length - 1);
  }

  private int leastAfter() {
    return name.length >= 4 ? 1 : 0;
  }

  /** With the fewest letters that fit none of the others; one at least is always hidden. */
  private Optional<String> unlike(List<UniqueMask> others) {
    for (int shown = leastBefore() + leastAfter(); shown < name.length; shown++) {
      for (int before = leastBefore(); before <= shown - leastAfter(); before++) {
        int start = before;
        int end = shown - before;
        if (others.stream().noneMatch(other -> fits(other, start, end))) {
          return Optional.of(showing(start, end));
        }
      }
    }
    return Optional.empty();
  }

  private boolean fits(UniqueMask other, int before, int after) {
    return other.name.length >= before + after
        && Arrays.equals(name, 0, before, other.name, 0, before)
        && Arrays.equals(
            name,
            name.length - after,
            name.length,
            other.name,
            other.name.length - after,
            other.name.length);
  }

  private String numbered(AccountEmail account, Collection<AccountEmail> known) {
    String shortest = shortest(account);
    long number =
        Stream.concat(known.stream(), Stream.of(account))
            .distinct()
            .filter(each -> shortest(each).equals(shortest))
            .sorted()
            .takeWhile(each -> each.compareTo(account) <= 0)
            .count();
    return number == 1 ? shortest : "%s (%d)".formatted(shortest, number);
  }

  private String showing(int before, int after) {
    return new String(name, 0, before)
        + HIDDEN
        + new String(name, name.length - after, after)
        + domain;
  }
}
