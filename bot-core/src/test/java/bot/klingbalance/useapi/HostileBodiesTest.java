package bot.klingbalance.useapi;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.useapi.RequestOutcome.Answered;
import bot.klingbalance.useapi.wire.AccountParser;
import bot.klingbalance.useapi.wire.AccountParserTest;
import bot.klingbalance.useapi.wire.UseApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HostileBodiesTest {
  private static final AccountEmail EMAIL = new AccountEmail("studio@example.com");
  private static final Instant NOW = FakeTime.START;
  private static final AccountRequest QUESTION =
      new AccountRequest(EMAIL, UseApiAddress.PUBLIC.account(EMAIL));
  private static final AccountListRequest LIST =
      new AccountListRequest(UseApiAddress.PUBLIC.accounts());

  /** What is read of the good body, by the place that it is read from. */
  private static final List<Function<KlingAccount, Object>> FACTS =
      List.of(
          account -> account.balance().total(),
          account -> account.balance().nextGrant(),
          account -> account.balance().packages().stream().map(CreditPackage::type).toList(),
          account -> account.balance().packages().stream().map(CreditPackage::granted).toList(),
          account -> account.balance().packages().stream().map(CreditPackage::left).toList(),
          account -> account.balance().packages().stream().map(CreditPackage::startsAt).toList(),
          account -> account.balance().packages().stream().map(CreditPackage::expiresAt).toList(),
          KlingAccount::signedInUntil,
          KlingAccount::maxJobs);

  private static final List<String> GOOD_VALUES =
      List.of(
          "\"total\": 56000",
          "\"nextApplyTime\": 1796688000000",
          "\"type\": \"plan\"",
          "\"amount\": 66000",
          "\"balance\": 56000",
          "\"startTime\": 1793404800000",
          "\"endTime\": 1796083200000",
          "\"ExpireTimeUTC\": \"2027-01-03T12:13:14.000Z\"",
          "\"maxJobs\": 5");

  @Property
  void whateverComesIsReadAndWhatIsReadIsSane(@ForAll("accounts") String body) {
    RequestOutcome<AccountLookup> outcome = QUESTION.read(ok(body), NOW);

    if (outcome instanceof Answered<AccountLookup> answered) {
      assertSane(((Found) answered.value()).account());
    }
  }

  @Property
  void whateverComesAsAListIsReadAndWhatIsReadIsSane(@ForAll("accounts") String entry) {
    String body = "{\"A@Example.com\":%s,\"b@example.com\":{\"email\":\"c@example.com\"}}";
    RequestOutcome<ListedAccounts> outcome = LIST.read(ok(body.formatted(entry)), NOW);

    if (outcome instanceof Answered<ListedAccounts> answered) {
      List<KlingAccount> accounts = ((Listed) answered.value().listing()).accounts();
      assertThat(accounts).extracting(each -> each.email().value()).contains("b@example.com");
      accounts.forEach(HostileBodiesTest::assertSane);
    }
  }

  @Property
  void oneAbsurdMemberLeavesTheOthersAsTheyAre(
      @ForAll("places") int place, @ForAll("values") String value) {
    String member = GOOD_VALUES.get(place);
    String name = member.substring(0, member.indexOf(' '));
    String body = Bodies.ACCOUNT.replace(member, name + " " + value);

    KlingAccount account = AccountParserTest.read(body);
    KlingAccount good = AccountParserTest.read(Bodies.ACCOUNT);
    for (int i = 0; i < FACTS.size(); i++) {
      if (i != place) {
        assertThat(FACTS.get(i).apply(account)).isEqualTo(FACTS.get(i).apply(good));
      }
    }
  }

  @Provide
  Arbitrary<String> accounts() {
    return HostileBodies.accounts();
  }

  @Provide
  Arbitrary<String> values() {
    return HostileBodies.values().filter(value -> !value.matches("NaN|-?Infinity"));
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, GOOD_VALUES.size() - 1);
  }

  private static UseApiResponse.Response ok(String body) {
    return new UseApiResponse.Response(200, Optional.empty(), body, Optional.empty());
  }

  private static void assertSane(KlingAccount account) {
    assertThat(account.toString()).doesNotContain("hunter2");
    assertThat(account.maxJobs().orElse(1)).isBetween(1, 50);
    assertThat(account.balance().packages()).hasSizeLessThanOrEqualTo(1_000);
    if (account.balance().total().isEmpty()) {
      assertThat(account.balance().packages()).noneMatch(each -> each.isExpiredAt(NOW));
    }
    assertThat(moments(account))
        .allMatch(each -> !each.isBefore(AccountParser.EARLIEST))
        .allMatch(each -> !each.isAfter(AccountParser.LATEST));
    assertThat(account.balance().left().orElse(Credits.ZERO).hundredths())
        .isBetween(0L, Credits.MOST);
  }

  private static List<Instant> moments(KlingAccount account) {
    Stream<Optional<Instant>> ofPackages =
        account.balance().packages().stream()
            .flatMap(each -> Stream.of(each.startsAt(), each.expiresAt()));
    Stream<Optional<Instant>> ofAccount =
        Stream.of(account.signedInUntil(), account.balance().nextGrant());
    return Stream.concat(ofPackages, ofAccount).flatMap(Optional::stream).toList();
  }
}
