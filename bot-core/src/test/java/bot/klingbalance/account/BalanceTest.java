package bot.klingbalance.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BalanceTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:42:00Z");

  @Test
  void theTotalWinsOverTheSumOfThePackages() {
    assertThat(balance(Optional.of(Credits.of(500)), holding(660, 560)).left())
        .hasValue(Credits.of(500));
  }

  @Test
  void theSumStandsInForAMissingTotal() {
    assertThat(balance(Optional.empty(), holding(660, 560), holding(200, 40)).left())
        .hasValue(Credits.of(600));
  }

  @Test
  void aSumOfWhichAPartIsMissingIsUnknown() {
    CreditPackage silent = packageOf(Optional.of(Credits.of(200)), Optional.empty(), NOW);

    assertThat(balance(Optional.empty(), holding(660, 560), silent).left()).isEmpty();
  }

  @Test
  void nothingAtAllIsUnknownAndNotZero() {
    assertThat(Balance.UNKNOWN.left()).isEmpty();
    assertThat(Balance.UNKNOWN.grantedAt(NOW)).isEmpty();
  }

  @Test
  void whatWasGrantedCountsOnlyInPackagesThatStillLive() {
    CreditPackage expired =
        packageOf(Optional.of(Credits.of(3000)), Optional.of(Credits.ZERO), NOW);

    assertThat(balance(Optional.empty(), holding(660, 560), expired).grantedAt(NOW))
        .hasValue(Credits.of(660));
  }

  @Test
  void whatHasExpiredCannotBeUsedAlsoWhereTheTotalGoesOnCountingIt() {
    CreditPackage expired = expired(Optional.of(Credits.of(200)));

    Balance balance = balance(Optional.of(Credits.of(300)), expired, holding(330, 100));

    assertThat(balance.leftAt(NOW)).hasValue(Credits.of(100));
    assertThat(balance.leftAt(NOW.minusSeconds(1))).hasValue(Credits.of(300));
    assertThat(balance.grantedAt(NOW)).hasValue(Credits.of(330));
  }

  @Test
  void aTotalThatDoesNotCountWhatHasExpiredStays() {
    CreditPackage expired = expired(Optional.of(Credits.of(200)));

    assertThat(balance(Optional.of(Credits.of(100)), expired, holding(330, 100)).leftAt(NOW))
        .hasValue(Credits.of(100));
    assertThat(balance(Optional.of(Credits.of(40)), expired, holding(330, 100)).leftAt(NOW))
        .hasValue(Credits.of(40));
    assertThat(balance(Optional.of(Credits.of(150)), expired, holding(330, 100)).leftAt(NOW))
        .as("the rest may be of what has expired")
        .hasValue(Credits.of(100));
  }

  @Test
  void creditsOfNoPackageCanBeUsed() {
    assertThat(balance(Optional.of(Credits.of(500)), holding(330, 100)).leftAt(NOW))
        .hasValue(Credits.of(500));
    assertThat(balance(Optional.of(Credits.of(500))).leftAt(NOW)).hasValue(Credits.of(500));
    assertThat(Balance.UNKNOWN.leftAt(NOW)).isEmpty();
  }

  @Test
  void anExpiredPackageThatDoesNotTellItsRestCountsAsWhole() {
    Balance balance =
        balance(Optional.of(Credits.of(700)), expired(Optional.empty()), holding(330, 100));

    assertThat(balance.leftAt(NOW)).hasValue(Credits.of(100));
  }

  @Test
  void moreLeftThanGrantedIsNoMeasure() {
    assertThat(balance(Optional.of(Credits.of(700)), holding(660, 560)).grantedAt(NOW)).isEmpty();
  }

  @Test
  void aGrantInThePastIsNoNextGrant() {
    Balance balance = new Balance(Optional.empty(), List.of(), Optional.of(NOW));

    assertThat(balance.nextGrantAfter(NOW.minusSeconds(1))).hasValue(NOW);
    assertThat(balance.nextGrantAfter(NOW)).isEmpty();
  }

  private static Balance balance(Optional<Credits> total, CreditPackage... packages) {
    return new Balance(total, List.of(packages), Optional.empty());
  }

  private static CreditPackage expired(Optional<Credits> left) {
    return packageOf(Optional.of(Credits.of(660)), left, NOW);
  }

  private static CreditPackage holding(long granted, long left) {
    return packageOf(
        Optional.of(Credits.of(granted)),
        Optional.of(Credits.of(left)),
        NOW.plus(Duration.ofDays(7)));
  }

  private static CreditPackage packageOf(
      Optional<Credits> granted, Optional<Credits> left, Instant expiresAt) {
    return new CreditPackage(
        Optional.of("plan"), granted, left, Optional.empty(), Optional.of(expiresAt));
  }
}
