package bot.klingbalance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bot.klingbalance.useapi.UseApiAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://api.useapi.net/v1/kling,   https://api.useapi.net/v1/kling",
    "https://api.useapi.net/v1/kling//, https://api.useapi.net/v1/kling",
    "https://api.useapi.net,            https://api.useapi.net",
    "HTTPS://API.useapi.net:8443/x,     HTTPS://API.useapi.net:8443/x",
    "http://localhost:8080/x/,          http://localhost:8080/x",
    "http://LOCALHOST/x,                http://LOCALHOST/x",
    "http://127.0.0.1:65535,            http://127.0.0.1:65535",
    "http://127.255.0.9/x,              http://127.255.0.9/x",
    "http://[::1]:3900/api,             http://[::1]:3900/api",
  })
  void fits(String text, String normal) {
    assertThat(ServiceAddress.withoutSlash(text)).get().hasToString(normal);
    assertThat(ServiceAddress.withSlash(text)).get().hasToString(normal + "/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api.useapi.net",
        "//api.useapi.net",
        "https:",
        "https:///path",
        "ftp://localhost/",
        "http://api.useapi.net/",
        "http://localhost.example.com/",
        "http://127.0.0.1.example.com/",
        "http://127.1/",
        "http://128.0.0.1/",
        "http://[::2]/",
        "http://0.0.0.0/",
        "http://localhost@evil.example/",
        "https://user@useapi.net/",
        "https://useapi.net/?a=b",
        "https://useapi.net/?",
        "https://useapi.net/#x",
        "https://use api.net/",
        "https://useapi.net:0/",
        "https://useapi.net:65536/",
        "https://useapi.net\\@evil.example/",
        "https://useapi.net/\u0000",
      })
  void doesNotFit(String text) {
    assertThat(ServiceAddress.flaw(text)).isPresent();
    assertThat(ServiceAddress.withoutSlash(text)).isEmpty();
    assertThat(ServiceAddress.withSlash(text)).isEmpty();
  }

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
    assertThat(ServiceAddress.flaw(text)).isEmpty();
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
    assertThat(ServiceAddress.flaw(text))
        .map(ServiceAddress.Flaw::objection)
        .hasValueSatisfying(said -> assertThat(said).contains(objection).doesNotContain("secret"));
    assertThat(ServiceAddress.withoutSlash(text)).isEmpty();
    assertThat(ServiceAddress.withSlash(text)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new UseApiAddress(text));
  }
}
