package bot.klingbalance.http.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFailuresTest {
  @ParameterizedTest
  @MethodSource
  void peopleReadNoNamesOfJavas(IOException failure, String words) {
    assertThat(NetworkFailures.words(failure)).isEqualTo(words);
  }

  static Stream<Arguments> peopleReadNoNamesOfJavas() {
    IOException refused = new ConnectException("Failed to connect to /127.0.0.1:1");
    refused.initCause(new ConnectException("Connection refused"));
    return Stream.of(
        Arguments.of(new InterruptedIOException("timeout"), "no answer in time"),
        Arguments.of(new SocketTimeoutException("Read timed out"), "no answer in time"),
        Arguments.of(refused, "the connection was refused"),
        Arguments.of(new ConnectException("Network is unreachable"), "no connection"),
        Arguments.of(new UnknownHostException("db"), "its name does not resolve"),
        Arguments.of(new SocketException("Connection reset"), "the connection was cut off"),
        Arguments.of(new EOFException(), "the connection was cut off"));
  }
}
