package bot.klingbalance.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address that names a Kling account at useapi.net, in its normal form: lower case, no blanks
 * around it.
 *
 * <p>What is accepted is narrower than RFC 5322 and wide enough for every address that a mail
 * service hands out: no quoted names, no blanks, no control or invisible characters, and a domain
 * with a dot. So an address can stand in a URL, a log line or a message once it is encoded for that
 * place.
 *
 * @param value the normal form, at most {@value #MAX_LENGTH} characters
 */
public record AccountEmail(String value) implements Comparable<AccountEmail> {
  /** RFC 5321, 4.5.3.1.3: a path of 256 octets less its two brackets. */
  static final int MAX_LENGTH = 254;

  private static final String NAME_CHARACTER = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]";
  private static final String LABEL =
      "[\\p{L}\\p{M}\\p{N}]([\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?";
  private static final Pattern FORM =
      Pattern.compile("%1$s+(\\.%1$s+)*@%2$s(\\.%2$s)+".formatted(NAME_CHARACTER, LABEL));

  public AccountEmail {
    if (!isNormalForm(value)) {
      throw new IllegalArgumentException("not an e-mail address in its normal form");
    }
  }

  /**
   * The address that a person meant, or nothing when {@code text} is none. Blanks around it and
   * upper case are forgiven.
   */
  public static Optional<AccountEmail> parse(String text) {
    String normal = text.strip().toLowerCase(Locale.ROOT);
    return isNormalForm(normal) ? Optional.of(new AccountEmail(normal)) : Optional.empty();
  }

  /**
   * The address as it may be logged: enough to be recognised by those who know it, such as {@code
   * st•••o@example.com}. Other addresses may look the same; {@link AccountNames} tells them apart.
   */
  public String masked() {
    return UniqueMask.shortest(this);
  }

  @Override
  public int compareTo(AccountEmail other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isNormalForm(String text) {
    return text.length() <= MAX_LENGTH
        && text.equals(text.toLowerCase(Locale.ROOT))
        && FORM.matcher(text).matches();
  }
}
