package bot.klingbalance.useapi.wire;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.useapi.Bodies;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class AccountParserTest {
  private static final AccountEmail EMAIL = new AccountEmail("studio@example.com");
  private static final Instant NOW = Instant.parse("2026-11-23T10:42:00Z");

  @Test
  void theVendorsPageIsReadInFull() {
    KlingAccount account = read(Bodies.ACCOUNT);

    assertThat(account.email()).isEqualTo(EMAIL);
    assertThat(account.balance().total()).contains(Credits.of(560));
    assertThat(account.balance().packages())
        .containsExactly(
            new CreditPackage(
                Optional.of("plan"),
                Optional.of(Credits.of(660)),
                Optional.of(Credits.of(560)),
                Optional.of(Instant.parse("2026-10-31T00:00:00Z")),
                Optional.of(Instant.parse("2026-12-01T00:00:00Z"))));
    assertThat(account.balance().nextGrant()).contains(Instant.parse("2026-12-08T00:00:00Z"));
    assertThat(account.signedInUntil()).contains(Instant.parse("2027-01-03T12:13:14Z"));
    assertThat(account.maxJobs()).hasValue(5);
    assertThat(account.error()).isEmpty();
    assertThat(account.toString()).doesNotContain("secured");
  }

  @Test
  void anEmptyObjectIsAnAccountOfWhichNothingIsKnown() {
    assertThat(read("{}"))
        .isEqualTo(
            new KlingAccount(
                EMAIL, Balance.UNKNOWN, Optional.empty(), OptionalInt.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "56000",
        "56000.0",
        "\"56000\"",
        "\" 56000 \"",
        "5.6e4",
        "\"5.6E+4\"",
        "560000e-1"
      })
  void anAmountIsReadHoweverItIsWritten(String amount) {
    assertThat(total(amount)).contains(Credits.of(560));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "[]",
        "{}",
        "\"\"",
        "\"a lot\"",
        "\"56,000\"",
        "0.5",
        "-1",
        "1e99",
        "10000000000001",
        "99999999999999999999",
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        "\"1e999999999\"",
        "\"NaN\"",
        "\"٥٦\"",
        "[56000]",
        "\"0x10\"",
        "1e2147483647"
      })
  void anAbsurdAmountIsUnknown(String amount) {
    assertThat(total(amount)).isEmpty();
  }

  @Test
  void aNumberOfAMillionDigitsIsUnknownAndTheRestIsUsed() {
    String body = "{\"maxJobs\":5,\"balance\":{\"total\":%s}}".formatted("9".repeat(1_000_000));

    assertThat(read(body).balance()).isEqualTo(Balance.UNKNOWN);
    assertThat(read(body).maxJobs()).hasValue(5);
  }

  @Test
  void theGreatestAmountIsStillExact() {
    assertThat(total("10000000000000")).contains(new Credits(Credits.MOST));
    assertThat(total("1")).contains(new Credits(1));
    assertThat(total("0")).contains(Credits.ZERO);
  }

  @ParameterizedTest
  @CsvSource({
    "1796083200, 2026-12-01T00:00:00Z",
    "1796083200000, 2026-12-01T00:00:00Z",
    "'\"1796083200\"', 2026-12-01T00:00:00Z",
    "1796083200.5, 2026-12-01T00:00:00.500Z",
    "1577836800, 2020-01-01T00:00:00Z",
    "1577836800000, 2020-01-01T00:00:00Z",
    "4102444800, 2100-01-01T00:00:00Z",
    "4102444800000, 2100-01-01T00:00:00Z"
  })
  void anEpochIsReadInSecondsAndInMilliseconds(String epoch, Instant expected) {
    assertThat(nextGrant(epoch)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "123456789",
        "1577836799",
        "1577836799999",
        "4102444801",
        "4102444800001",
        "253402300800000",
        "1e999999999",
        "null",
        "\"tomorrow\"",
        "[]"
      })
  void anAbsurdEpochIsUnknown(String epoch) {
    assertThat(nextGrant(epoch)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2027-01-03T12:13:14.000Z, 2027-01-03T12:13:14Z",
    "2027-01-03T12:13:14+05:30, 2027-01-03T06:43:14Z",
    "2027-01-03T12:13:14, 2027-01-03T12:13:14Z",
    "' 2027-01-03T12:13:14Z ', 2027-01-03T12:13:14Z"
  })
  void theEndOfTheSessionIsReadWithItsOffset(String text, Instant expected) {
    assertThat(read(session("\"" + text + "\"", "1796083200")).signedInUntil()).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "5",
        "\"\"",
        "\"soon\"",
        "\"1970-01-01T00:00:00Z\"",
        "\"2100-01-02T00:00:00Z\"",
        "\"0000-00-00T00:00:00Z\"",
        "\"+999999999-12-31T23:59:59-18:00\""
      })
  void whereTheWrittenEndOfTheSessionIsAbsurdTheEpochCounts(String text) {
    assertThat(read(session(text, "1796083200")).signedInUntil())
        .contains(Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(read(session(text, "0")).signedInUntil()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "51", "-5", "2.5", "null", "\"many\"", "1e999999999"})
  void anAbsurdNumberOfJobsIsUnknown(String jobs) {
    assertThat(read("{\"maxJobs\":%s}".formatted(jobs)).maxJobs()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"50", "\"50\"", "50.0"})
  void upToFiftyJobsAreRead(String jobs) {
    assertThat(read("{\"maxJobs\":%s}".formatted(jobs)).maxJobs()).hasValue(50);
  }

  @Test
  void whatIsNoPackageIsLeftOutOfThePackages() {
    KlingAccount account =
        read(
            "{\"balance\":{\"points\":[null,5,\"x\",[{}],{\"balance\":100},{\"balance\":\"200\"}]}}");

    assertThat(account.balance().packages()).hasSize(2);
    assertThat(account.balance().left()).contains(Credits.of(3));
  }

  @Test
  void theTotalWinsOverTheSum() {
    KlingAccount account =
        read("{\"balance\":{\"total\":700,\"points\":[{\"balance\":100},{\"balance\":200}]}}");

    assertThat(account.balance().left()).contains(Credits.of(7));
    assertThat(account.balance().packages()).hasSize(2);
  }

  @Test
  void withoutATotalOnlyPackagesThatHadNotExpiredWhenReadCount() {
    String body =
        """
        {"balance": {"points": [
          {"balance": 100, "endTime": %d}, {"balance": 200, "endTime": %d}, {"balance": 400}]}}
        """
            .formatted(NOW.toEpochMilli(), NOW.plusMillis(1).toEpochMilli());

    assertThat(read(body).balance().left()).contains(Credits.of(6));
    assertThat(read(body).balance().packages()).hasSize(2);
  }

  @Test
  void withoutATotalPackagesThatHaveAllExpiredTellNothingAndNotZero() {
    String body =
        "{\"balance\": {%s\"points\": [{\"balance\": 100, \"endTime\": %d}]}}"
            .formatted("%s", NOW.minusSeconds(1).toEpochMilli());

    assertThat(read(body.formatted("")).balance()).isEqualTo(Balance.UNKNOWN);
    assertThat(read(body.formatted("\"total\": 0, ")).balance().left()).contains(Credits.ZERO);
    assertThat(read(body.formatted("\"total\": 0, ")).balance().packages()).hasSize(1);
  }

  @Test
  void anAbsurdNumberOfPackagesIsNoneAndTheTotalIsUsed() {
    String points = "{},".repeat(AccountParser.MOST_PACKAGES) + "{}";
    KlingAccount account = read("{\"balance\":{\"total\":700,\"points\":[%s]}}".formatted(points));

    assertThat(account.balance().packages()).isEmpty();
    assertThat(account.balance().left()).contains(Credits.of(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "5",
        "\"text\"",
        "<html>",
        "{",
        "{\"a\":1",
        "{\"a\":1}x",
        "{} {}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":NaN}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":\"\u0000\"}"
      })
  void whatIsNotOneWholeObjectIsNotRead(String text) {
    assertThat(LenientJson.parse(text)).isEmpty();
  }

  @Test
  void anAbyssOfBracketsIsNotRead() {
    assertThat(LenientJson.parse("{\"a\":" + "[".repeat(500_000))).isEmpty();
    assertThat(LenientJson.parse("{\"a\":".repeat(200_000))).isEmpty();
  }

  public static KlingAccount read(String body) {
    return AccountParser.account(EMAIL, LenientJson.parse(body).orElseThrow(), NOW);
  }

  private static Optional<Credits> total(String amount) {
    return read("{\"balance\":{\"total\":%s}}".formatted(amount)).balance().total();
  }

  private static Optional<Instant> nextGrant(String epoch) {
    return read("{\"balance\":{\"nextApplyTime\":%s}}".formatted(epoch)).balance().nextGrant();
  }

  private static String session(String written, String epoch) {
    return "{\"session\":{\"ExpireTimeUTC\":%s,\"ExpireTime\":%s}}".formatted(written, epoch);
  }
}
