package bot.klingbalance.settings;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(ServiceAddress.withoutSlash(text)).isEmpty();
    assertThat(ServiceAddress.withSlash(text)).isEmpty();
  }
}
