package bot.klingbalance.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a service to which the bot sends a token: https, or plain http to this machine
 * only, and nothing in it but scheme, host, port and path.
 */
final class ServiceAddress {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");
  private static final int HIGHEST_PORT = 65_535;

  private ServiceAddress() {}

  /** The address without a slash at its end. */
  static Optional<URI> withoutSlash(String text) {
    return parse(text).map(uri -> URI.create(trimmed(uri)));
  }

  /** The address with one slash at its end. */
  static Optional<URI> withSlash(String text) {
    return parse(text).map(uri -> URI.create(trimmed(uri) + "/"));
  }

  /** What is the matter with an address that does not fit, without any credentials in it. */
  static String shown(String text) {
    Optional<URI> uri = uri(text).filter(each -> each.getHost() != null);
    if (uri.isEmpty()) {
      return text.contains("@") ? "a text that is no address" : Shown.value(text);
    }
    if (uri.get().getRawUserInfo() != null) {
      return "an address with a user name in it";
    }
    if (uri.get().getRawQuery() != null || uri.get().getRawFragment() != null) {
      return "an address with a ? or # part";
    }
    return Shown.value(text);
  }

  private static Optional<URI> parse(String text) {
    return uri(text)
        .filter(uri -> uri.getHost() != null && uri.getScheme() != null)
        .filter(uri -> uri.getRawUserInfo() == null)
        .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null)
        .filter(uri -> uri.getPort() != 0 && uri.getPort() <= HIGHEST_PORT)
        .filter(ServiceAddress::isSafe);
  }

  private static boolean isSafe(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return scheme.equals("https") || (scheme.equals("http") && LOOPBACK.matcher(host).matches());
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String trimmed(URI uri) {
    return uri.toString().replaceAll("/+$", "");
  }
}
