package bot.klingbalance.useapi;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the error table of useapi.net. */
class ErrorTableTest extends RequestContexts {
  @Test
  void anAccountIsFoundWithItsBalance() {
    upstreamAnswers(200, Bodies.ACCOUNT);

    Found found = (Found) find();

    assertThat(found.left()).contains(Credits.of(560));
    assertThat(found.asOf()).isEqualTo(FakeTime.START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"email\":\"studio@example.com\",\"maxJobs\":5}",
        "{\"balance\":null}",
        "{\"error\":\"Account error\"}",
        "{\"email\":\"studio@example.com\",\"error\":\"Kling says no\",\"code\":401}"
      })
  void anAccountWithoutABalanceIsFoundAndWhatIsLeftIsUnknown(String body) {
    upstreamAnswers(200, body);

    assertThat(find()).isInstanceOf(Found.class);
    assertThat(find().left()).isEmpty();
  }

  /** Of an account that is not configured the list is asked too: it may spell it otherwise. */
  @ParameterizedTest
  @CsvSource({
    "400, ADDRESS_REFUSED, 1",
    "401, TOKEN_REFUSED, 1",
    "402, PAYMENT_REQUIRED, 1",
    "404, NOT_CONFIGURED, 2",
    "412, OUT_OF_CREDITS, 1",
    "429, SLOW_DOWN, 3",
    "500, UPSTREAM_TROUBLE, 3",
    "502, UPSTREAM_TROUBLE, 3",
    "503, UPSTREAM_TROUBLE, 3",
    "504, UPSTREAM_TROUBLE, 3",
    "596, SIGN_IN_LOST, 1",
    "204, UNREADABLE, 2",
    "302, UNREADABLE, 2",
    "403, UNREADABLE, 1",
    "408, UNREADABLE, 1",
    "410, UNREADABLE, 1",
    "418, UNREADABLE, 1",
    "501, UNREADABLE, 2",
    "520, UNREADABLE, 2",
    "599, UNREADABLE, 2"
  })
  void eachStatusHasItsMeaningAndItsNumberOfRequests(int status, Reason reason, int requests) {
    for (int i = 0; i < 5; i++) {
      upstreamAnswers(status, "");
    }

    assertThat(((Failed) find()).failure().reason()).isEqualTo(reason);
    assertThat(server.getRequestCount()).isEqualTo(requests);
  }

  /** By one page of the vendor it is the subscription, by another the account at Kling. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\":\"Insufficient credits\"}                            | OUT_OF_CREDITS",
        "{\"error\":{\"code\":402,\"message\":\"No Kling CREDIT left\"}} | OUT_OF_CREDITS",
        "{\"error\":\"Your subscription has expired\",\"code\":402}      | SUBSCRIPTION_ENDED",
        "{\"error\":\"Please pay at useapi.net\"}                        | SUBSCRIPTION_ENDED",
        "{\"error\":\"Subscription expired: credit card declined\"}      | SUBSCRIPTION_ENDED",
        "{\"error\":\"No subscription or not enough credits\"}           | PAYMENT_REQUIRED",
        "{\"error\":\"Payment Required\"}                                | PAYMENT_REQUIRED",
        "<h1>402</h1>                                                    | PAYMENT_REQUIRED"
      })
  void the402OfAnAccountIsDecidedByItsText(String body, Reason reason) {
    upstreamAnswers(402, body);

    assertThat(((Failed) find()).failure()).isEqualTo(Failure.of(reason));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void a402InABodyWithStatus200IsDecidedByItsTextToo() {
    upstreamAnswers(200, "{\"error\":\"insufficient credits\",\"code\":402}");

    assertThat(((Failed) find()).failure()).isEqualTo(Failure.of(Reason.OUT_OF_CREDITS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Bodies.UNAUTHORIZED,
        "{\"error\":{\"code\":401,\"message\":\"no\"}}",
        "{\"error\":{\"code\":\"401\"}}"
      })
  void aBodyThatIsNothingButAnErrorIsThatErrorEvenWithStatus200(String body) {
    upstreamAnswers(200, body);

    assertThat(((Failed) find()).failure()).isEqualTo(RequestContexts.TOKEN_REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "\"text\"",
        "56000",
        "",
        "Account configuration not found.",
        "{} {}"
      })
  void aBodyThatIsNoObjectIsUnreadableAndAskedForOnceMore(String body) {
    upstreamAnswers(200, body);
    upstreamAnswers(200, body);

    assertThat(((Failed) find()).failure()).isEqualTo(Failure.of(Reason.UNREADABLE));
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void aTroubleThatPassesIsNotSeen() {
    upstreamAnswers(500, "{\"error\":{\"code\":500,\"message\":\"Internal\"}}");
    upstreamAnswers(502, "<html>");
    upstreamAnswers(200, Bodies.ACCOUNT);

    assertThat(find().left()).contains(Credits.of(560));
    assertThat(time.waits()).hasSize(2).allMatch(wait -> wait.toMillis() >= 250);
  }

  @Test
  void theListIsByAddressAndTheKeyIsTheAddress() {
    upstreamAnswers(
        200,
        """
        {
          "Studio@Example.com": {"email": "wrong@example.com", "maxJobs": 3},
          "other@example.com": null,
          "no address": {},
          "password": "…secured…"
        }
        """);

    Listed listed = (Listed) list();

    assertThat(listed.accounts()).extracting(each -> each.email()).containsExactly(OTHER, STUDIO);
    assertThat(listed.accounts().get(1).maxJobs()).hasValue(3);
    assertThat(listed.asOf()).isEqualTo(FakeTime.START);
  }

  @Test
  void anEntryWhoseKeyIsNoAddressCountsByItsEmail() {
    upstreamAnswers(
        200,
        """
        {
          "1": {"email": "Studio@Example.com", "maxJobs": 3},
          "2": {"email": "no address"},
          "other@example.com": {"email": 5}
        }
        """);

    Listed listed = (Listed) list();

    assertThat(listed.accounts()).extracting(each -> each.email()).containsExactly(OTHER, STUDIO);
    assertThat(listed.accounts().get(1).maxJobs()).hasValue(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"studio@example.com\":{\"maxJobs\":3},\"STUDIO@example.com\":{\"maxJobs\":4}}",
        "{\"STUDIO@example.com\":{\"maxJobs\":4},\"studio@example.com\":{\"maxJobs\":3}}",
        "{\"STUDIO@example.com\":{\"maxJobs\":3},\"Studio@example.com\":{\"maxJobs\":4}}",
        "{\"Studio@example.com\":{\"maxJobs\":4},\"STUDIO@example.com\":{\"maxJobs\":3}}"
      })
  void twoSpellingsOfAnAddressAreOneAccountWhateverTheirOrder(String body) {
    upstreamAnswers(200, body);

    assertThat(((Listed) list()).accounts())
        .singleElement()
        .satisfies(account -> assertThat(account.maxJobs()).hasValue(3));
  }

  @ParameterizedTest
  @CsvSource({
    "404, Account configuration not found.",
    "404, ''",
    "200, {}",
    "200, '{\"error\":\"Not found\",\"code\":404}'"
  })
  void aTokenWithoutAccountsHasAnEmptyList(int status, String body) {
    upstreamAnswers(status, body);

    assertThat(((Listed) list()).accounts()).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "200, '[]', UNREADABLE",
    "200, 'null', UNREADABLE",
    "200, '{\"accounts\":{}}', UNREADABLE",
    "200, '{\"error\":\"what\"}', UNREADABLE",
    "200, '{\"error\":\"Unauthorized\",\"code\":401}', TOKEN_REFUSED",
    "401, '{\"error\":\"Unauthorized\",\"code\":401}', TOKEN_REFUSED",
    "402, '', SUBSCRIPTION_ENDED",
    "402, '{\"error\":\"insufficient credits\"}', SUBSCRIPTION_ENDED",
    "200, '{\"error\":\"insufficient credits\",\"code\":402}', SUBSCRIPTION_ENDED",
    "503, '', UPSTREAM_TROUBLE"
  })
  void aListThatIsNoneFailsLikeAnAccount(int status, String body, Reason reason) {
    for (int i = 0; i < 3; i++) {
      upstreamAnswers(status, body);
    }

    assertThat(((AccountListing.Failed) list()).failure().reason()).isEqualTo(reason);
  }
}
