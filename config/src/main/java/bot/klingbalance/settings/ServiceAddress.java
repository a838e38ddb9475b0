package bot.klingbalance.settings;

import bot.klingbalance.settings.reading.QuotedValue;
import bot.klingbalance.useapi.UseApiAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * The address of a service to which the bot sends a token: https, or plain http to this machine
 * only, and nothing in it but scheme, host, port and path: the rule of {@link UseApiAddress}, for
 * every service.
 */
public final class ServiceAddress {
  private ServiceAddress() {}

  /** The address without a slash at its end. */
  public static Optional<URI> withoutSlash(String text) {
    return parse(text).map(uri -> URI.create(trimmed(uri)));
  }

  /** The address with one slash at its end. */
  public static Optional<URI> withSlash(String text) {
    return parse(text).map(uri -> URI.create(trimmed(uri) + "/"));
  }

  /** What is the matter with an address that does not fit, without any credentials in it. */
  public static String shown(String text) {
    Optional<URI> uri = uri(text).filter(each -> each.getHost() != null);
    if (uri.isEmpty()) {
      return text.contains("@") ? "a text that is no address" : QuotedValue.value(text);
    }
    if (uri.get().getRawUserInfo() != null) {
      return "an address with a user name in it";
    }
    if (uri.get().getRawQuery() != null || uri.get().getRawFragment() != null) {
      return "an address with a ? or # part";
    }
    return QuotedValue.value(text);
  }

  private static Optional<URI> parse(String text) {
    return uri(text)
        .filter(uri -> uri.getHost() != null)
        .filter(uri -> UseApiAddress.objectionTo(text).isEmpty());
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
