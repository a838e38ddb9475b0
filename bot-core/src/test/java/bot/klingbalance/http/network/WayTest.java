package bot.klingbalance.http.network;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.doctor.CheckStatus;
import bot.klingbalance.doctor.WayCheck;
import bot.klingbalance.testing.FakeProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A way through a proxy: what is known of it when nothing comes back. */
class WayTest {
  private static final Duration SOON = Duration.ofSeconds(1);

  /** Enough to load the cryptography, and to come through the proxy. */
  private static final Duration LATER = Duration.ofSeconds(6);

  private FakeProxy proxy;
  @TempDir private Path folder;

  @BeforeEach
  void open() throws Exception {
    proxy = new FakeProxy();
  }

  @AfterEach
  void close() throws Exception {
    proxy.close();
  }

  @Test
  void aProxyThatAcceptsAndNeverAnswersIsSaidNotToAnswer() throws Exception {
    proxy.isSilentOf("useapi.test");

    assertThat(new WayCheck("useapi.net", way(SOON)).begin().join())
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.status()).isEqualTo(CheckStatus.MEND);
              assertThat(sentences(result))
                  .isEqualTo(
                      "The proxy %s does not answer. Check HTTPS_PROXY, and whether it runs."
                          .formatted(proxy.hostAndPort()));
            });
  }

  @Test
  void aServiceThatIsSilentBehindTheProxyIsNotTheFaultOfTheProxy() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      proxy.leads("useapi.test", silent.getLocalPort());

      assertThat(new WayCheck("useapi.net", way(LATER)).begin().join())
          .singleElement()
          .satisfies(
              result -> {
                assertThat(result.status()).isEqualTo(CheckStatus.FINE);
                assertThat(sentences(result))
                    .isEqualTo("It goes through the proxy %s.".formatted(proxy.hostAndPort()));
              });
    }
  }

  private static String sentences(CheckResult result) {
    return (result.finding() + " " + result.remedy()).strip();
  }

  private Way way(Duration timeout) throws IOException {
    Network network =
        new Network(
            new ProxyVariables(Map.of("HTTPS_PROXY", proxy.address()), Map.of()).rules(),
            ExtraAuthorities.ofPem(Files.readString(FakeProxy.authority(folder))));
    return new Way(
        URI.create("https://useapi.test/"), network.through(new OkHttpClient()), timeout);
  }
}
