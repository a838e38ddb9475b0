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
    return mask.unlike(mask.like(account, known.stream()))
        .orElseGet(
            () -> {
              String shortest = shortest(account);
              long number = alike(shortest, upTo(account, known.stream()));
              return number == 1 ? shortest : numbered(shortest, number);
            });
  }

  /**
   * The mask of one that is not known: none of {@code known} or {@code others} has the same. A
   * known one may look like its shortest, so the first number is told, too.
   */
  static String ofOther(
      AccountEmail account, Collection<AccountEmail> known, Collection<AccountEmail> others) {
    UniqueMask mask = new UniqueMask(account);
    return mask.unlike(mask.like(account, Stream.concat(known.stream(), others.stream())))
        .orElseGet(
            () -> {
              String shortest = shortest(account);
              Stream<AccountEmail> before =
                  upTo(account, Stream.concat(others.stream(), Stream.of(account)));
              return numbered(shortest, alike(shortest, Stream.concat(known.stream(), before)));
            });
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

  /** Those at the same domain. */
  private List<UniqueMask> like(AccountEmail account, Stream<AccountEmail> all) {
    return all.filter(each -> !each.equals(account) && each.value().endsWith(domain))
        .map(UniqueMask::new)
        .filter(each -> each.domain.equals(domain))
        .toList();
  }

  private static Stream<AccountEmail> upTo(AccountEmail account, Stream<AccountEmail> all) {
    return all.filter(each -> each.compareTo(account) <= 0);
  }

  private static long alike(String shortest, Stream<AccountEmail> all) {
    return all.distinct().filter(each -> shortest(each).equals(shortest)).count();
  }

  private static String numbered(String shortest, long number) {
    return "%s (%d)".formatted(shortest, number);
  }

  private String showing(int before, int after) {
    return new String(name, 0, before)
        + HIDDEN
        + new String(name, name.length - after, after)
        + domain;
  }
}
