package bot.klingbalance.useapi;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.fuzz.Fuzzing;
import bot.klingbalance.fuzz.Mutation;
import bot.klingbalance.useapi.RequestOutcome.Answered;
import bot.klingbalance.useapi.RequestOutcome.Unanswered;
import bot.klingbalance.useapi.wire.AccountParser;
import bot.klingbalance.useapi.wire.AskedWait;
import bot.klingbalance.useapi.wire.ErrorResponse;
import bot.klingbalance.useapi.wire.LogText;
import bot.klingbalance.useapi.wire.UseApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Damaged bodies and headers of useapi.net. */
class BodiesFuzzTest {
  private static final AccountEmail EMAIL = new AccountEmail("studio@example.com");
  private static final Instant NOW = FakeTime.START;
  private static final AccountRequest ACCOUNT =
      new AccountRequest(EMAIL, UseApiAddress.PUBLIC.account(EMAIL));
  private static final AccountListRequest LIST =
      new AccountListRequest(UseApiAddress.PUBLIC.accounts());

  private static final List<String> ACCOUNTS = List.of(Bodies.ACCOUNT, Bodies.UNAUTHORIZED, "{}");
  private static final List<String> LISTS =
      List.of(
          "{\"studio@example.com\": %s, \"b@example.com\": {}}".formatted(Bodies.ACCOUNT),
          "{\"a@example.com\": {\"error\": \"Account error\"}}",
          "{}",
          Bodies.UNAUTHORIZED);

  private static final List<String> ERRORS =
      List.of(
          Bodies.UNAUTHORIZED,
          "{\"error\": {\"code\": 503, \"message\": \"Unavailable\"}}",
          "{\"error\": {\"code\": 429, \"retryAfter\": \"2026-11-24T12:00:30Z\"}}",
          "{\"error\": \"Slow down\", \"code\": 429, \"retryAfter\": \"2026-11-24T12:00:30Z\"}",
          "Not Found",
          "");

  private static final List<String> RETRY_AFTER =
      List.of("1", "120", "Tue, 24 Nov 2026 12:00:30 GMT", "2026-11-24T12:00:30Z", "-1", "");

  private static final List<Integer> STATUSES =
      List.of(400, 401, 402, 404, 412, 429, 500, 503, 596, 200, 204, 302, 999);

  @Test
  void anAccountIsReadAndSaneOrIsTrouble() {
    Fuzzing.of("the body of an account", mutation -> mutation.of(ACCOUNTS), BodiesFuzzTest::isRead);
  }

  @Test
  void aListOfAccountsIsReadAndSaneOrIsTrouble() {
    Fuzzing.of(
        "the list of accounts",
        mutation -> mutation.of(LISTS),
        body -> {
          RequestOutcome<ListedAccounts> outcome = LIST.read(response(200, "", body), NOW);
          if (outcome instanceof Answered<ListedAccounts> answered) {
            ((Listed) answered.value().listing()).accounts().forEach(BodiesFuzzTest::assertSane);
            return true;
          }
          assertTrouble(((Unanswered<ListedAccounts>) outcome).why());
          return false;
        });
  }

  @Test
  void anErrorIsOneOfTheKnownKindsAndNobodyIsToWaitForEver() {
    Fuzzing.of(
        "errors",
        BodiesFuzzTest::error,
        error -> {
          RequestOutcome<AccountLookup> outcome = ACCOUNT.read(error, NOW);
          if (outcome instanceof Unanswered<AccountLookup> troubled) {
            assertTrouble(troubled.why());
            return true;
          }
          return false;
        });
  }

  private static UseApiResponse.Response error(Mutation mutation) {
    int status = STATUSES.get(Math.floorMod(mutation.of(ERRORS).hashCode(), STATUSES.size()));
    return response(status, mutation.of(RETRY_AFTER), mutation.of(ERRORS));
  }

  private static boolean isRead(String body) {
    RequestOutcome<AccountLookup> outcome = ACCOUNT.read(response(200, "", body), NOW);
    if (outcome instanceof Answered<AccountLookup> answered) {
      assertSane(((Found) answered.value()).account());
      return true;
    }
    assertTrouble(((Unanswered<AccountLookup>) outcome).why());
    return false;
  }

  private static void assertTrouble(ErrorResponse trouble) {
    assertThat(trouble.mostRequests()).isBetween(1, 10);
    trouble
        .retryAfter()
        .ifPresent(wait -> assertThat(wait).isBetween(Duration.ZERO, AskedWait.LONGEST));
    assertThat(LogText.of(trouble.words())).hasSizeLessThan(1_000).doesNotContain("\n");
  }

  private static void assertSane(KlingAccount account) {
    assertThat(account.maxJobs().orElse(1)).isBetween(1, 50);
    assertThat(account.balance().left().orElse(Credits.ZERO).hundredths())
        .isBetween(0L, Credits.MOST);
    assertThat(account.balance().packages()).hasSizeLessThanOrEqualTo(AccountParser.MOST_PACKAGES);
  }

  private static UseApiResponse.Response response(int status, String retryAfter, String body) {
    return new UseApiResponse.Response(
        status, Optional.of(retryAfter).filter(each -> !each.isEmpty()), body, Optional.empty());
  }
}
