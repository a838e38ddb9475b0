package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseHostsTest {
  @ParameterizedTest
  @CsvSource({
    "https://slack.com/api/, https://hooks.slack.com/commands/1, true",
    "https://slack.com/api/, https://hooks.slack-gov.com/commands/1, true",
    "https://slack.com/api/, https://hooks.slack.com.example.com/commands/1, false",
    "https://slack.com/api/, https://example.com/slack.com, false",
    "https://slack.com/api/, https://notslack.com/, false",
    "https://slack.com/api/, http://127.0.0.1:8080/, false",
    "http://127.0.0.1:9/api/, http://127.0.0.1:8080/respond, true",
    "https://proxy.example.com/api/, https://proxy.example.com/respond, true",
  })
  void slacksAnswersGoToSlackOnly(String api, String address, boolean included) {
    assertThat(new ResponseHosts(HttpUrl.get(api)).include(HttpUrl.get(address)))
        .isEqualTo(included);
  }
}
