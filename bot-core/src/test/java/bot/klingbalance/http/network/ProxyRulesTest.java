package bot.klingbalance.http.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyRulesTest {
  private static final Map<String, String> NOTHING = Map.of();

  @Test
  void encryptedAddressesGoThroughTheProxyOfHttpsAndOthersThroughThatOfHttp() {
    ProxyRules rules = environment("HTTPS_PROXY", "http://one:3128", "HTTP_PROXY", "http://two");

    assertThat(way(rules, "https://slack.com/api/")).isEqualTo("one:3128");
    assertThat(way(rules, "wss://gateway.discord.gg")).isEqualTo("one:3128");
    assertThat(way(rules, "http://ping.example/")).isEqualTo("two:80");
  }

  @Test
  void lowerCaseWinsOverUpperCase() {
    ProxyRules rules =
        environment("HTTPS_PROXY", "http://upper:1", "https_proxy", "http://lower:2");

    assertThat(way(rules, "https://slack.com/")).isEqualTo("lower:2");
  }

  @Test
  void anEmptyVariableIsNone() {
    assertThat(way(environment("HTTPS_PROXY", " "), "https://slack.com/")).isEqualTo("direct");
  }

  @ParameterizedTest
  @CsvSource({
    "slack.com,              https://slack.com/,             direct",
    "slack.com,              https://files.slack.com/,       direct",
    "slack.com,              https://notslack.com/,          proxy:3128",
    ".slack.com,             https://files.slack.com/,       direct",
    ".slack.com,             https://slack.com/,             direct",
    "*.slack.com,            https://files.slack.com/,       direct",
    "SLACK.com,              https://Slack.COM/,             direct",
    "slack.com.,             https://slack.com/,             direct",
    "slack.com:443,          https://slack.com/,             direct",
    "slack.com:8443,         https://slack.com/,             proxy:3128",
    "slack.com:8443,         https://slack.com:8443/,        direct",
    "'a.b, slack.com',       https://slack.com/,             direct",
    "'a.b slack.com',        wss://wss-primary.slack.com/x,  direct",
    "*,                      https://api.useapi.net/,        direct",
    "10.0.0.7,               https://10.0.0.7/,              direct",
    "10.0.0.7:443,           https://10.0.0.7:444/,          proxy:3128",
    "10.0.0.0/8,             https://10.200.3.4/,            direct",
    "10.0.0.0/8,             https://11.0.0.1/,              proxy:3128",
    "10.128.0.0/9,           https://10.127.0.1/,            proxy:3128",
    "10.0.0.0/8,             https://ten.example/,           proxy:3128",
    "fd00::/8,               'https://[fd12::1]/',           direct",
    "'[fd12::1]:443',        'https://[fd12:0:0::1]/',       direct",
    "fd12::1,                'https://[fd12::2]/',           proxy:3128",
    "10.0.0.0/99999,         https://10.0.0.1/,              proxy:3128",
    "',, ,',                 https://slack.com/,             proxy:3128",
  })
  void whatNoProxyNamesIsReachedDirectly(String list, String address, String way) {
    ProxyRules rules = environment("HTTPS_PROXY", "proxy:3128", "NO_PROXY", list);

    assertThat(way(rules, address)).isEqualTo(way);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost/",
        "https://bot.localhost:9443/",
        "https://127.0.0.1:3900/",
        "https://127.8.8.8/",
        "https://[::1]:3900/",
        "wss://LOCALHOST./"
      })
  void thisMachineIsAlwaysReachedDirectly(String address) {
    assertThat(way(environment("https_proxy", "proxy:3128"), address)).isEqualTo("direct");
    assertThat(
            way(
                new ProxyVariables(
                        NOTHING, Map.of("https.proxyHost", "java", "http.nonProxyHosts", ""))
                    .rules(),
                address))
        .isEqualTo("direct");
  }

  @Test
  void whatJavaIsToldWinsOverTheEnvironment() {
    ProxyRules rules =
        new ProxyVariables(
                Map.of("HTTPS_PROXY", "http://env:1", "HTTP_PROXY", "env:2", "NO_PROXY", "*"),
                Map.of(
                    "https.proxyHost", "java.example",
                    "https.proxyPort", "8080",
                    "http.nonProxyHosts", "*.useapi.net|10.*"))
            .rules();

    assertThat(way(rules, "https://slack.com/")).isEqualTo("java.example:8080");
    assertThat(way(rules, "https://api.useapi.net/")).isEqualTo("direct");
    assertThat(way(rules, "https://10.1.2.3/")).isEqualTo("direct");
    assertThat(way(rules, "http://slack.com/")).isEqualTo("env:2");
  }

  @Test
  void javasProxyHasJavasPortWhereNoneIsTold() {
    ProxyRules rules = new ProxyVariables(NOTHING, Map.of("https.proxyHost", "java")).rules();

    assertThat(way(rules, "https://slack.com/")).isEqualTo("java:443");
  }

  @ParameterizedTest
  @CsvSource({
    "http://ada:s%40cret%3A+1@proxy:3128, ada:s@cret:+1",
    "ada:secret@proxy:3128,               ada:secret",
    "http://ada@proxy:3128,               ada:",
    "http://ad%61:%C3%B6@proxy:3128/,     ada:ö"
  })
  void userAndPasswordAreDecodedAndNeverShown(String variable, String sent) {
    ProxyServer proxy =
        environment("HTTPS_PROXY", variable)
            .proxyFor(URI.create("https://slack.com/"))
            .orElseThrow();

    String header = proxy.authorization().orElseThrow();
    byte[] decoded = Base64.getDecoder().decode(header.substring("Basic ".length()));
    assertThat(new String(decoded, StandardCharsets.UTF_8)).isEqualTo(sent);
    assertThat(proxy).hasToString("proxy:3128");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://proxy:1080",
        "https://proxy:3128",
        "http://",
        "http://proxy:99999",
        "proxy:0",
        "http://a b:3128",
        "http://ada:%zz@proxy:3128",
        "http://proxy:3128/path"
      })
  void whatIsNoAddressOfAProxyIsToldByItsVariable(String variable) {
    ProxyVariables variables = new ProxyVariables(Map.of("https_proxy", variable), NOTHING);

    assertThat(variables.unfit()).containsExactly("https_proxy");
    assertThat(variables.rules().isEmpty()).isTrue();
  }

  private static ProxyRules environment(String... namesAndTexts) {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      variables.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return new ProxyVariables(variables, NOTHING).rules();
  }

  private static String way(ProxyRules rules, String address) {
    return rules.proxyFor(URI.create(address)).map(ProxyServer::toString).orElse("direct");
  }
}
