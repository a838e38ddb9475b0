package bot.klingbalance.account;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which accounts may be shown: those that fit one of the patterns of the settings. */
public final class ShownAccounts implements Predicate<AccountEmail> {
  private final List<Pattern> patterns;

  /**
   * The accounts that fit {@code patterns}.
   *
   * @param patterns such as {@code *@example.com}, in which {@code *} stands for any characters;
   *     upper and lower case are the same
   */
  public ShownAccounts(List<String> patterns) {
    this.patterns = patterns.stream().map(ShownAccounts::compiled).toList();
  }

  public boolean allows(AccountEmail email) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(email.value()).matches());
  }

  @Override
  public boolean test(AccountEmail email) {
    return allows(email);
  }

  private static Pattern compiled(String pattern) {
    return Pattern.compile(
        Stream.of(pattern.strip().toLowerCase(Locale.ROOT).split("\\*+", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }
}
