package bot.klingbalance.health;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.doctor.CheckResult;
import bot.klingbalance.doctor.CheckStatus;
import bot.klingbalance.settings.HealthSection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** The doctor says whether another program has the port of the health report. */
class HealthPortCheckTest {
  @Test
  void aPortThatAnotherProgramHasIsTold() throws Exception {
    try (MockWebServer other = new MockWebServer()) {
      other.enqueue(new MockResponse(200, okhttp3.Headers.of(), "I am another one"));
      other.start(InetAddress.getLoopbackAddress(), 0);

      assertThat(look("0.0.0.0", other.getPort()))
          .singleElement()
          .satisfies(
              told -> {
                assertThat(told.status()).isEqualTo(CheckStatus.ATTENTION);
                assertThat(told.finding().toString() + told.remedy())
                    .contains("Another program listens on port " + other.getPort(), "HEALTH_PORT");
              });
    }
  }

  @Test
  void aBotThatRunsHasItRightly() throws Exception {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (HealthEndpoint ours =
        HealthEndpoint.open(anyPort, List.of(), new Meters(Clock.systemUTC()))) {
      assertThat(look("127.0.0.1", ours.address().getPort())).isEmpty();
    }
  }

  /** It may have the lease of Discord's gateway, of which Discord has closed the session. */
  @Test
  void aBotThatRunsAndIsNotConnectedIsTold() throws Exception {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    List<Dependency> parts =
        List.of(
            new Dependency("slack", () -> true),
            new Dependency("discord", () -> false, () -> false, () -> "1 of 2 shards"),
            new Dependency("standby", () -> false, () -> true));
    try (HealthEndpoint ours = HealthEndpoint.open(anyPort, parts, new Meters(Clock.systemUTC()))) {
      assertThat(look("127.0.0.1", ours.address().getPort()))
          .singleElement()
          .satisfies(
              told -> {
                assertThat(told.status()).isEqualTo(CheckStatus.ATTENTION);
                assertThat(told.finding().toString())
                    .isEqualTo(
                        "The bot that runs on this machine is not ready, or not yet: discord.");
              });
    }
  }

  @Test
  void aPortThatIsFreeOrThatNobodyWantsIsNoTrouble() throws Exception {
    ServerSocket freed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    freed.close();

    assertThat(look("127.0.0.1", freed.getLocalPort())).isEmpty();
    assertThat(look("127.0.0.1", 0)).isEmpty();
  }

  private static List<CheckResult> look(String bind, int port) throws Exception {
    return new HealthPortCheck(new HealthSection(port, bind, Optional.empty()), new OkHttpClient())
        .begin()
        .get(20, TimeUnit.SECONDS);
  }
}
