package bot.klingbalance.http.network;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.secret.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFlawTest {
  private static final ProxyServer PROXY = new ProxyServer("proxy", 3128, Optional.empty());
  private static final ProxyServer WITH_USER =
      new ProxyServer("proxy", 3128, Optional.of(Secret.of("hidden")));

  @ParameterizedTest
  @CsvSource({
    "Unexpected response code for CONNECT: 403, refuses the way to slack.com (403)",
    "Unexpected response code for CONNECT: 401, refuses the user and the password of HTTPS_PROXY (401)",
    "Failed to authenticate with proxy, refuses the user and the password of HTTPS_PROXY (407)",
    "Unexpected response code for CONNECT: 502, does not reach slack.com (502)",
    "The status line is: HTTP/1.1 503 Service Unavailable, does not reach slack.com (503)",
  })
  void whatTheProxyAnsweredIsSaid(String words, String said) {
    assertThat(new ConnectionFlaw("slack.com", Optional.of(WITH_USER)).of(new IOException(words)))
        .hasValueSatisfying(
            why -> assertThat(why).startsWith("the proxy proxy:3128").contains(said));
  }

  @Test
  void aTimeOutCountsOnlyWhileConnecting() {
    ConnectionFlaw through = new ConnectionFlaw("slack.com", Optional.of(PROXY));

    assertThat(through.of(new SocketTimeoutException("Connect timed out")))
        .hasValueSatisfying(why -> assertThat(why).contains("cannot be reached"));
    assertThat(through.of(new SocketTimeoutException("Read timed out"))).isEmpty();
  }

  @Test
  void whatIsNotOfTheWayHasNoWords() {
    ConnectionFlaw direct = new ConnectionFlaw("slack.com", Optional.empty());

    assertThat(direct.of(new ConnectException("Connection refused"))).isEmpty();
    assertThat(direct.of(new IOException("unexpected end of stream"))).isEmpty();
    assertThat(direct.of(new UnknownHostException("slack.com")))
        .hasValueSatisfying(
            why -> assertThat(why).startsWith("the name slack.com does not resolve"));
  }

  @Test
  void aCertificateThatHasRunOutIsNotTakenForAStrangersOne() {
    SSLHandshakeException failure = new SSLHandshakeException("PKIX path validation failed");
    failure.initCause(new CertificateExpiredException("NotAfter"));

    assertThat(new ConnectionFlaw("slack.com", Optional.empty()).of(failure))
        .hasValueSatisfying(why -> assertThat(why).contains("has run out"));
  }
}
