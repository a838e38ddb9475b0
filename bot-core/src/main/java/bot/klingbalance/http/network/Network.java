package bot.klingbalance.http.network;

import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * The way out of the machine that the bot runs on.
 *
 * @param authorities whose certificates are believed besides those that Java believes
 */
public record Network(ProxyRules proxies, Optional<ExtraAuthorities> authorities) {
  private static final String AUTHORIZATION = "Proxy-Authorization";

  /** Straight out, with what Java believes. */
  public static final Network DIRECT = new Network(ProxyRules.NONE, Optional.empty());

  /** The same client, with its pools, going this way. */
  public OkHttpClient through(OkHttpClient client) {
    OkHttpClient.Builder builder =
        client
            .newBuilder()
            .proxySelector(new RuledProxySelector(proxies))
            .proxyAuthenticator(this::authenticated)
            .addInterceptor(new NetworkFailures(proxies));
    authorities.ifPresent(
        each -> builder.sslSocketFactory(each.socketFactory(), each.trustManager()));
    return builder.build();
  }

  /** The rules by which a client goes through proxies. */
  public static ProxyRules proxiesOf(OkHttpClient client) {
    return RuledProxySelector.rulesOf(client);
  }

  /** Once: a proxy that refuses the credentials would do so again. */
  private @Nullable Request authenticated(@Nullable Route route, Response challenge)
      throws UnspokenSchemes {
    Optional<UnspokenSchemes> unspoken = UnspokenSchemes.in(challenge.challenges());
    if (unspoken.isPresent()) {
      throw unspoken.get();
    }
    Request request = challenge.request();
    Optional<String> authorization =
        proxies.proxyFor(request.url().uri()).flatMap(ProxyServer::authorization);
    return authorization.isEmpty() || request.header(AUTHORIZATION) != null
        ? null
        : request.newBuilder().header(AUTHORIZATION, authorization.get()).build();
  }
}
