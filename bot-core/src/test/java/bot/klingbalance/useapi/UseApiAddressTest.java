package bot.klingbalance.useapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UseApiAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.useapi.net/v1/kling",
        "https://api.useapi.net/v1/kling/",
        "HTTPS://proxy.example:8443",
        "http://localhost:8080/v1/kling",
        "http://127.0.0.1",
        "http://127.1.2.3:1",
        "http://[::1]:8080/"
      })
  void httpsFitsAndOnLoopbackHttp(String text) {
    assertThat(UseApiAddress.objectionTo(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "api.useapi.net/v1, must be an address such as",
    "'', must be an address such as",
    "ftp://api.useapi.net, must be an address such as",
    "https://, must be an address such as",
    "https:api.useapi.net, must be an address such as",
    "'https://api.useapi.net/v1 ', must be an address such as",
    "https://api.useapi.net\\v1, must be an address such as",
    "https://me:secret@api.useapi.net, user name",
    "https://me@api.useapi.net, user name",
    "https://@api.useapi.net, user name",
    "https://api.useapi.net?a=b, no ?",
    "https://api.useapi.net/v1?, no ?",
    "https://api.useapi.net/v1#x, no ?",
    "http://api.useapi.net/v1, must begin with https://",
    "http://192.168.0.1/v1, must begin with https://",
    "http://127.0.0.1.example.com, must begin with https://",
    "http://127.0.0.256, must",
    "http://localhost.example.com, must begin with https://",
    "http://[::2], must begin with https://"
  })
  void anythingElseIsRefusedWithAReason(String text, String objection) {
    assertThat(UseApiAddress.objectionTo(text))
        .hasValueSatisfying(said -> assertThat(said).contains(objection).doesNotContain("secret"));
    assertThatIllegalArgumentException().isThrownBy(() -> new UseApiAddress(text));
  }

  @Test
  void aSlashAtTheEndMakesNoDifference() {
    assertThat(new UseApiAddress("https://a.example/v1/").accounts())
        .isEqualTo(new UseApiAddress("https://a.example/v1").accounts());
  }
}
