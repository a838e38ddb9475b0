package bot.klingbalance.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The rule for the address of a WebSocket that a service names, and on which the bot says its
 * token: {@code wss}, or {@code ws} to this machine only.
 */
public final class WebSocketAddress {
  private WebSocketAddress() {}

  /** What is wrong with {@code text}, as the rest of a sentence; empty when it fits. */
  public static Optional<String> flaw(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("wss://") && !lower.startsWith("ws://")) {
      return Optional.of("the address is none of a WebSocket");
    }
    URI uri = ServiceAddress.uri(asHttp(text)).orElse(null);
    if (uri == null || uri.getUserInfo() != null) {
      return Optional.of("the address cannot be read");
    }
    return lower.startsWith("ws://") && !ServiceAddress.isLoopback(uri)
        ? Optional.of(
            "the address is not encrypted (ws://), which would show the token to the network")
        : Optional.empty();
  }

  /** The same address for a client of HTTP. */
  public static String asHttp(String text) {
    return "http" + text.substring("ws".length());
  }
}
