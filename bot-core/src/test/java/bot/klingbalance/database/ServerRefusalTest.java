package bot.klingbalance.database;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.database.OpenResult.Refused;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.PostgresStandIn;
import bot.klingbalance.testing.PostgresStandIn.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A server that can be reached and takes no connection as the settings are. Each takes five
 * seconds, in which nothing happens.
 */
@Execution(ExecutionMode.CONCURRENT)
class ServerRefusalTest {
  /** The first connection with TLS loads many classes, which takes a second on a busy machine. */
  private static final Duration LOADS_TLS = Duration.ofSeconds(3);

  @Test
  void aServerThatWantsAPasswordSaysSo() throws Exception {
    assertThat(opening(Reply.ASKS_FOR_PASSWORD, "?user=bot"))
        .contains("wants a password: set DATABASE_PASSWORD (database.password).");
  }

  @Test
  void aServerWithoutTlsSaysSo() throws Exception {
    assertThat(opening(Reply.ASKS_FOR_PASSWORD, "?user=bot&password=hunter2&sslmode=require"))
        .contains("does not speak TLS: set another sslmode");
  }

  @Test
  void aServerThatWantsTlsSaysSo() throws Exception {
    assertThat(opening(Reply.HAS_NO_LINE_FOR_IT, "?user=bot&password=hunter2&sslmode=disable"))
        .contains("it wants TLS (set sslmode=require");
  }

  @Test
  void aWrongPasswordIsStillThat() throws Exception {
    assertThat(opening(Reply.REFUSES_PASSWORD, "?user=bot&password=hunter2&sslmode=disable"))
        .contains("refuses the user or the password.");
  }

  @Test
  void anUnknownSslmodeIsNamed() throws Exception {
    assertThat(opening(Reply.ASKS_FOR_PASSWORD, "?user=bot&sslmode=maybe"))
        .contains("sslmode in the URL");
  }

  @Test
  void aMissingRootCertificateIsNotAServerThatCannotBeReached() throws Exception {
    assertThat(
            opening(
                Reply.SPEAKS_TLS, "?user=bot&sslmode=verify-full&sslrootcert=/nowhere/root.crt"))
        .contains("cannot be checked: see sslmode and sslrootcert");
  }

  private static String opening(Reply reply, String query) throws Exception {
    try (var server = PostgresStandIn.that(reply)) {
      OpenResult result =
          Database.open(
              Databases.address(
                  "jdbc:postgresql://127.0.0.1:%d/bot%s".formatted(server.port(), query)),
              LOADS_TLS);
      assertThat(result).isInstanceOf(Refused.class);
      assertThat(result.failure().orElseThrow()).doesNotContain("hunter2");
      return result.failure().orElseThrow();
    }
  }
}
