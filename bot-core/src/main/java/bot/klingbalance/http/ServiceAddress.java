package bot.klingbalance.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * The rule for the address of a service that the bot sends a token to: https, or plain http to this
 * machine only, and nothing in it but scheme, host, port and path.
 */
public final class ServiceAddress {
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|::1|127(?:\\.%s){3}".formatted(OCTET));

  private ServiceAddress() {}

  /** What is wrong with an address that does not fit. */
  public enum Flaw {
    NO_ADDRESS("must be an address such as https://api.useapi.net/v1/kling"),
    USER("must not contain a user name or a password"),
    QUERY("must end with the path: no ? and no #"),
    PLAIN_HTTP(
        "must begin with https://, because plain http shows the token to the network;"
            + " http:// is for this machine only (localhost, 127.0.0.1, [::1])");

    private final String objection;

    Flaw(String objection) {
      this.objection = objection;
    }

    /** The rest of a sentence that begins with the name of the address. */
    public String objection() {
      return objection;
    }
  }

  /** The first flaw of {@code text}; empty when it fits. */
  public static Optional<Flaw> flaw(String text) {
    HttpUrl url = isWrittenOut(text) ? HttpUrl.parse(text) : null;
    if (url == null || uri(text).isEmpty()) {
      return Optional.of(Flaw.NO_ADDRESS);
    }
    if (text.contains("@")) {
      return Optional.of(Flaw.USER);
    }
    if (url.query() != null || url.fragment() != null) {
      return Optional.of(Flaw.QUERY);
    }
    if (!url.isHttps() && !LOOPBACK.matcher(url.host()).matches()) {
      return Optional.of(Flaw.PLAIN_HTTP);
    }
    return Optional.empty();
  }

  /** The address without a slash at its end; empty when it does not fit. */
  public static Optional<URI> withoutSlash(String text) {
    return parse(text).map(uri -> URI.create(trimmed(uri)));
  }

  /** The address with one slash at its end; empty when it does not fit. */
  public static Optional<URI> withSlash(String text) {
    return parse(text).map(uri -> URI.create(trimmed(uri) + "/"));
  }

  private static Optional<URI> parse(String text) {
    return flaw(text).isEmpty() ? uri(text) : Optional.empty();
  }

  /**
   * OkHttp forgives blanks, missing slashes and backslashes; an address that gets a token may not
   * have them.
   */
  private static boolean isWrittenOut(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return (lower.startsWith("https://") || lower.startsWith("http://"))
        && text.chars().allMatch(c -> c > ' ' && c != 0x7f && c != '\\');
  }

  /** The address as Java reads it, which takes other things for a host than OkHttp does. */
  static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text)).filter(uri -> uri.getHost() != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether what is sent there does not leave this machine. */
  static boolean isLoopback(URI uri) {
    HttpUrl url = HttpUrl.get(uri);
    return url != null && LOOPBACK.matcher(url.host()).matches();
  }

  private static String trimmed(URI uri) {
    return uri.toString().replaceAll("/+$", "");
  }
}
