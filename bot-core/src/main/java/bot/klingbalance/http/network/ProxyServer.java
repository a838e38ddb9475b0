package bot.klingbalance.http.network;

import bot.klingbalance.secret.Secret;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An HTTP proxy, which is asked for a tunnel by CONNECT (RFC 9110, 9.3.6). Printing it shows
 * neither user nor password.
 *
 * @param host a name, which nobody here resolves before it is used, or an IP address
 * @param credentials what stands behind {@code Basic} (RFC 7617), where the proxy wants it
 */
public record ProxyServer(String host, int port, Optional<Secret> credentials) {
  /** The credentials of a user and a password, both as they are. */
  static Secret credentials(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return Secret.of(Base64.getEncoder().encodeToString(both));
  }

  /** The value of the header {@code Proxy-Authorization}, for the wire. */
  public Optional<String> authorization() {
    return credentials.map(secret -> "Basic " + secret.reveal());
  }

  InetSocketAddress address() {
    return InetSocketAddress.createUnresolved(host, port);
  }

  /** Host and port. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[%s]:%d" : "%s:%d").formatted(host, port);
  }
}
