package bot.klingbalance.doctor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.message.SampleAccounts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UseApiCheckTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T09:42:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "TOKEN_REFUSED, ✗ useapi.net token",
    "SUBSCRIPTION_ENDED, ✓ useapi.net token ✗ useapi.net subscription",
    "UNREACHABLE, ✗ useapi.net",
    "UNREADABLE, ✗ useapi.net",
    "UPSTREAM_TROUBLE, ! useapi.net",
    "SLOW_DOWN, ! useapi.net"
  })
  void eachFailureIsOfWhatIsWrong(Reason reason, String expected) throws Exception {
    assertThat(looked(new FakeAccounts().failingToList(Failure.of(reason)))).isEqualTo(expected);
  }

  @Test
  void aTokenWithoutAccountsIsOfLittleUse() throws Exception {
    assertThat(looked(new FakeAccounts()))
        .isEqualTo("✓ useapi.net token ✓ useapi.net subscription ! useapi.net accounts");
  }

  /** Which of them can be read is not asked: that would be a request for each. */
  @Test
  void accountsAreSaidToBeConfiguredAndNotToBeReadable() throws Exception {
    FakeAccounts accounts = new FakeAccounts().with("studio@example.com", 560);
    accounts.answering(SampleAccounts.failed("lost", Reason.SIGN_IN_LOST));

    assertThat(new UseApiCheck(accounts, CLOCK).begin().get(10, SECONDS))
        .filteredOn(check -> check.name().equals("useapi.net accounts"))
        .singleElement()
        .extracting(check -> check.finding().toString())
        .isEqualTo("2 are configured.");
    assertThat(accounts.asked()).isEmpty();
  }

  private static String looked(FakeAccounts accounts) throws Exception {
    return new UseApiCheck(accounts, CLOCK)
        .begin().get(10, SECONDS).stream()
            .map(check -> check.status().mark() + " " + check.name())
            .collect(Collectors.joining(" "));
  }
}
