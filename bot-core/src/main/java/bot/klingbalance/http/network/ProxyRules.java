package bot.klingbalance.http.network;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Which proxy an address is reached through. Pure.
 *
 * @param forHttps for {@code https} and {@code wss}
 * @param forHttp for {@code http} and {@code ws}
 * @param direct what is reached without any; this machine always is
 */
public record ProxyRules(
    Optional<ProxyServer> forHttps, Optional<ProxyServer> forHttp, DirectHosts direct) {
  /** Everything is reached without a proxy. */
  public static final ProxyRules NONE =
      new ProxyRules(Optional.empty(), Optional.empty(), DirectHosts.LOOPBACK);

  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  /** The proxy for an address; empty where it is reached directly. */
  public Optional<ProxyServer> proxyFor(URI address) {
    String host = address.getHost();
    if (host == null) {
      return Optional.empty();
    }
    boolean isEncrypted =
        switch (String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT)) {
          case "https", "wss" -> true;
          default -> false;
        };
    int usual = isEncrypted ? HTTPS : HTTP;
    int port = address.getPort() < 0 ? usual : address.getPort();
    return direct.include(host, port) ? Optional.empty() : isEncrypted ? forHttps : forHttp;
  }

  /** Whether there is a proxy for anything. */
  public boolean isEmpty() {
    return forHttps.isEmpty() && forHttp.isEmpty();
  }
}
