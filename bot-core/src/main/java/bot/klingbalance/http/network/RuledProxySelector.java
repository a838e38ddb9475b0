package bot.klingbalance.http.network;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import okhttp3.OkHttpClient;

/** Applies the rules to a client of HTTP. */
final class RuledProxySelector extends ProxySelector {
  private final ProxyRules rules;

  RuledProxySelector(ProxyRules rules) {
    this.rules = rules;
  }

  /** The rules that a client goes by. */
  static ProxyRules rulesOf(OkHttpClient client) {
    return client.proxySelector() instanceof RuledProxySelector ruled
        ? ruled.rules
        : ProxyRules.NONE;
  }

  @Override
  public List<Proxy> select(URI address) {
    return rules
        .proxyFor(address)
        .map(proxy -> List.of(new Proxy(Proxy.Type.HTTP, proxy.address())))
        .orElse(List.of(Proxy.NO_PROXY));
  }

  /** Nothing is remembered: there is no other proxy to go by. */
  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}
}
