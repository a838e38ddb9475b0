package bot.klingbalance.useapi;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest extends RequestContexts {
  @Test
  void aRequestCarriesTheTokenAsItWasIssued() throws InterruptedException {
    upstreamAnswers(200, Bodies.ACCOUNT);
    find();

    RecordedRequest request = server.takeRequest();
    assertThat(request.getHeaders().values("Authorization"))
        .containsExactly("Bearer user:1234-Tr0ub4dor");
    assertThat(request.getHeaders().values("Accept")).containsExactly("application/json");
    assertThat(request.getHeaders().values("User-Agent")).containsExactly("kling-balance-bot");
    assertThat(request.getHeaders().get("Cookie")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "studio@example.com, studio@example.com",
    "a+b/c@example.com, a%2Bb%2Fc@example.com",
    "100%@example.com, 100%25@example.com",
    "a?b#c@example.com, a%3Fb%23c@example.com",
    "a&b=c@example.com, a%26b%3Dc@example.com",
    "a*b~c@example.com, a%2Ab~c@example.com",
    "%2e%2e@example.com, %252e%252e@example.com",
    "jürgen@bücher.example, j%C3%BCrgen@b%C3%BCcher.example"
  })
  void theAddressIsOneSegmentOfThePath(String email, String segment) throws InterruptedException {
    upstreamAnswers(200, Bodies.ACCOUNT);
    find(new AccountEmail(email));

    assertThat(server.takeRequest().getRequestLine())
        .isEqualTo("GET /v1/kling/accounts/%s HTTP/1.1".formatted(segment));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/kling", "/v1/kling/"})
  void theListIsAskedForAtAccounts(String base) throws InterruptedException {
    accounts.close();
    accounts = accounts(server.url(base).toString(), UseApiLimits.DEFAULT);
    upstreamAnswers(200, "{}");
    list();

    assertThat(server.takeRequest().getRequestLine()).isEqualTo("GET /v1/kling/accounts HTTP/1.1");
  }
}
