package bot.klingbalance.useapi.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTextTest {
  @ParameterizedTest
  @CsvSource({
    "account studio@example.com is gone, account ••• is gone",
    "GET /accounts/studio%40example.com: 404, GET /accounts/•••: 404",
    "'\"a@b@c.de\"<d@e.f>', '\"•••\"<•••>'",
    "as http://user:password@host:port, as http://user:password@host:port",
    "http://ada:word@proxy.test:1, http://ada:•••:1",
    "costs $5 \\1 @ 40% @once at@, costs $5 \\1 @ 40% @once at@",
    "'two\r\nlines\u2028of\u200b it', two lines of it",
  })
  void addressesAreHiddenAndAllElseStandsInOneLine(String words, String inLog) {
    assertThat(LogText.of(words)).isEqualTo(inLog);
  }

  @ParameterizedTest
  @CsvSource({"x, 201", "x@, 3"})
  void aLongRunIsCutOrHidden(String piece, int length) {
    assertThat(LogText.of(piece.repeat(100_000))).hasSize(length);
  }
}
