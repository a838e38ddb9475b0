package bot.klingbalance.discord.gateway;

import bot.klingbalance.http.WebSocketAddress;
import bot.klingbalance.http.network.ConnectionFlaw;
import bot.klingbalance.http.network.Network;
import bot.klingbalance.http.network.ProxyServer;
import bot.klingbalance.http.network.Way;
import com.neovisionaries.ws.client.ProxySettings;
import com.neovisionaries.ws.client.WebSocketFactory;
import java.net.URI;
import java.util.Optional;
import okhttp3.OkHttpClient;

/**
 * Makes the sockets of JDA's gateway, which go the way of the bot's HTTP client: through the same
 * proxies, trusting the same certificates.
 *
 * <p>The proxy is that of the address that Discord names for a new session. A session is resumed at
 * an address that Discord names in between, and through the same proxy: JDA does not tell it
 * before. So {@link LoopbackSockets} do not look at it there: nv-websocket-client 2.14 copies the
 * settings of a proxy without their sockets.
 */
public final class GatewaySockets {
  private static final int CONNECT_MILLIS = 10_000;

  private final OkHttpClient http;
  private final WebSocketFactory factory;

  /** Those of an HTTP client. */
  public GatewaySockets(OkHttpClient http) {
    this.http = http;
    this.factory =
        new WebSocketFactory()
            .setConnectionTimeout(CONNECT_MILLIS)
            .setSocketFactory(new LoopbackSockets())
            .setSSLSocketFactory(http.sslSocketFactory());
  }

  /** What JDA copies for each connection. */
  WebSocketFactory factory() {
    return factory;
  }

  /**
   * Why there is no connection to {@code gateway}; empty where that is not known. JDA's sockets
   * keep to themselves what a proxy says beside its status, such as how it would let in. So the
   * bot's own client asks it once more, and this may block for some seconds.
   */
  Optional<String> flaw(String gateway, Throwable failure) {
    URI address = URI.create(WebSocketAddress.asHttp(gateway));
    Way way = new Way(address, http);
    Optional<String> seen = new ConnectionFlaw(address.getHost(), way.proxy()).of(failure);
    return seen.isPresent() && way.proxy().isPresent() ? way.flaw().join().or(() -> seen) : seen;
  }

  /** From now on connections go the way to {@code gateway}. */
  void leadTo(String gateway) {
    ProxySettings settings = factory.getProxySettings();
    Optional<ProxyServer> proxy = Network.proxiesOf(http).proxyFor(URI.create(gateway));
    settings.setHost(proxy.map(ProxyServer::host).orElse(null));
    settings.setPort(proxy.map(ProxyServer::port).orElse(-1));
    settings.getHeaders().clear();
    proxy
        .flatMap(ProxyServer::authorization)
        .ifPresent(header -> settings.addHeader("Proxy-Authorization", header));
  }
}
