package bot.klingbalance.useapi;

import bot.klingbalance.account.AccountEmail;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Where useapi.net is: the address that its token may be sent to, and nowhere else.
 *
 * @param text an https address without user, query and fragment; http is for loopback only
 */
public record UseApiAddress(String text) {
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|::1|127(?:\\.%s){3}".formatted(OCTET));

  public static final UseApiAddress PUBLIC = new UseApiAddress("https://api.useapi.net/v1/kling");

  public UseApiAddress {
    objectionTo(text)
        .ifPresent(
            objection -> {
              throw new IllegalArgumentException("the address of useapi.net " + objection);
            });
  }

  /**
   * What is wrong with {@code text} as such an address, as the rest of a sentence that begins with
   * its name; nothing when it fits. The text itself is not repeated.
   */
  public static Optional<String> objectionTo(String text) {
    HttpUrl url = isWrittenOut(text) ? HttpUrl.parse(text) : null;
    if (url == null) {
      return Optional.of("must be an address such as " + PUBLIC.text());
    }
    if (text.contains("@")) {
      return Optional.of("must not contain a user name or a password");
    }
    if (url.query() != null || url.fragment() != null) {
      return Optional.of("must end with the path: no ? and no #");
    }
    if (!url.isHttps() && !LOOPBACK.matcher(url.host()).matches()) {
      return Optional.of(
          "must begin with https://, because plain http shows the token to the network;"
              + " http:// is for this machine only (localhost, 127.0.0.1, [::1])");
    }
    return Optional.empty();
  }

  /** {@code GET} it for the list of all accounts. */
  HttpUrl accounts() {
    HttpUrl.Builder base = HttpUrl.get(text).newBuilder();
    return base.addPathSegment("accounts").build();
  }

  /** {@code GET} it for one account. The email is one path segment, whatever is in it. */
  HttpUrl account(AccountEmail email) {
    return accounts().newBuilder().addEncodedPathSegment(segment(email)).build();
  }

  /** Unreserved characters of RFC 3986 and the {@code @} stand for themselves. */
  private static String segment(AccountEmail email) {
    return URLEncoder.encode(email.value(), StandardCharsets.UTF_8)
        .replace("*", "%2A")
        .replace("%7E", "~")
        .replace("%40", "@");
  }

  /**
   * OkHttp forgives blanks, missing slashes and backslashes; an address that gets a token may not.
   */
  private static boolean isWrittenOut(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return (lower.startsWith("https://") || lower.startsWith("http://"))
        && text.chars().allMatch(c -> c > ' ' && c != 0x7f && c != '\\');
  }
}
