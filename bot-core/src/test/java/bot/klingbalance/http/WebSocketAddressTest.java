package bot.klingbalance.http;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "wss://gateway.discord.gg",
        "WSS://wss-primary.slack.com/link/?ticket=1&app_id=2",
        "ws://127.0.0.1:8080/",
        "ws://localhost:1",
        "ws://[::1]:1/x"
      })
  void whatIsEncryptedOrStaysOnThisMachineFits(String address) {
    assertThat(WebSocketAddress.flaw(address)).isEmpty();
    assertThat(HttpUrl.parse(WebSocketAddress.asHttp(address))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ws://gateway.discord.gg",
        "ws://127.0.0.1.example.com/",
        "ws://localhost.example.com",
        "WS://10.0.0.1:80/"
      })
  void whatIsNotEncryptedAndLeavesThisMachineDoesNot(String address) {
    assertThat(WebSocketAddress.flaw(address).orElseThrow()).contains("not encrypted (ws://)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "w", "ftp://x", "https://slack.com", "javascript:1"})
  void whatIsNoWebSocketDoesNot(String address) {
    assertThat(WebSocketAddress.flaw(address)).contains("the address is none of a WebSocket");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"wss://", "ws://127.0.0.1@example.com/", "wss://a b", "ws://127.0.0.1\\@x"})
  void whatCannotBeReadDoesNot(String address) {
    assertThat(WebSocketAddress.flaw(address)).contains("the address cannot be read");
  }

  @Test
  void theFlawSaysNothingOfAnAddressThatMayHoldASecret() {
    assertThat(WebSocketAddress.flaw("ws://example.com/link?ticket=hunter2").orElseThrow())
        .doesNotContain("hunter2");
  }
}
