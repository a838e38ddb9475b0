package bot.klingbalance.http.network;

import bot.klingbalance.secret.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads which proxies there are: from {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY},
 * of which lower case wins as in curl, and from the properties of Java's networking ({@code
 * https.proxyHost}, {@code http.nonProxyHosts} and so on), of which each wins over its variable.
 * Pure.
 *
 * @param environment the variables of the process
 * @param properties those of the JVM
 */
public record ProxyVariables(Map<String, String> environment, Map<String, String> properties) {
  /** What fits a variable, as a noun with its article. */
  public static final String FITS =
      "the address of an HTTP proxy, such as http://proxy.example:3128 or"
          + " http://user:password@proxy.example:3128 (an @, : or / in them is written %40, %3A,"
          + " %2F)";

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:(?i:http)://)?(?:(?<user>[^@/]*)@)?(?<host>\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)"
              + "(?::(?<port>\\d{1,5}))?/?");
  private static final int USUAL_PORT = 80;
  private static final int MOST_PORT = 65_535;

  public ProxyVariables {
    environment = Map.copyOf(environment);
    properties = Map.copyOf(properties);
  }

  /** The rules that follow; a variable that does not fit says nothing. */
  public ProxyRules rules() {
    return new ProxyRules(
        ofJava("https", 443).or(() -> ofEnvironment("HTTPS_PROXY")),
        ofJava("http", 80).or(() -> ofEnvironment("HTTP_PROXY")),
        Optional.ofNullable(properties.get("http.nonProxyHosts"))
            .map(DirectHosts::ofNonProxyHosts)
            .or(() -> variable("NO_PROXY").map(set -> DirectHosts.ofNoProxy(set.text())))
            .orElse(DirectHosts.LOOPBACK));
  }

  /** The names of the variables that are set and do not fit. */
  public List<String> unfit() {
    List<String> unfit = new ArrayList<>();
    Stream.of("HTTPS_PROXY", "HTTP_PROXY")
        .flatMap(name -> variable(name).stream())
        .filter(set -> server(set.text()).isEmpty())
        .forEach(set -> unfit.add(set.name()));
    return unfit;
  }

  private record Variable(String name, String text) {}

  private Optional<Variable> variable(String name) {
    return Stream.of(name.toLowerCase(Locale.ROOT), name)
        .filter(each -> !environment.getOrDefault(each, "").isBlank())
        .map(each -> new Variable(each, environment.getOrDefault(each, "").strip()))
        .findFirst();
  }

  private Optional<ProxyServer> ofEnvironment(String name) {
    return variable(name).flatMap(set -> server(set.text()));
  }

  private static Optional<ProxyServer> server(String text) {
    Matcher address = ADDRESS.matcher(text);
    if (!address.matches()) {
      return Optional.empty();
    }
    int port = address.group("port") == null ? USUAL_PORT : Integer.parseInt(address.group("port"));
    if (port < 1 || port > MOST_PORT) {
      return Optional.empty();
    }
    String host = address.group("host").replaceAll("[\\[\\]]", "");
    try {
      return Optional.of(
          new ProxyServer(
              host,
              port,
              Optional.ofNullable(address.group("user"))
                  .filter(both -> !both.isEmpty())
                  .map(ProxyVariables::credentials)));
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
  }

  private static Secret credentials(String both) {
    String[] parts = both.split(":", 2);
    return ProxyServer.credentials(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
  }

  /** Decodes by RFC 3986, where a plus is a plus. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private Optional<ProxyServer> ofJava(String scheme, int usualPort) {
    return Optional.ofNullable(properties.get(scheme + ".proxyHost"))
        .filter(host -> !host.isBlank())
        .map(
            host ->
                new ProxyServer(
                    host.strip(),
                    port(properties.get(scheme + ".proxyPort"), usualPort),
                    Optional.ofNullable(properties.get(scheme + ".proxyUser"))
                        .map(
                            user ->
                                ProxyServer.credentials(
                                    user,
                                    properties.getOrDefault(scheme + ".proxyPassword", "")))));
  }

  private static int port(@Nullable String text, int usual) {
    return text != null && text.matches("\\d{1,5}") && Integer.parseInt(text) <= MOST_PORT
        ? Integer.parseInt(text)
        : usual;
  }
}
