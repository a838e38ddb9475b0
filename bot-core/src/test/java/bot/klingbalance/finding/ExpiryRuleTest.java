package bot.klingbalance.finding;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.finding.Cause.Expiring;
import bot.klingbalance.forecast.Outlook.Moment;
import bot.klingbalance.forecast.Risk;
import bot.klingbalance.message.SampleAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A warning never says that credits expire of which nothing will be left by then. */
class ExpiryRuleTest {
  private static final Instant NOW = SampleAccounts.NOW;
  private static final List<CreditPackage> TOMORROW = List.of(SampleAccounts.plan(100, 660, 1));

  @Test
  void whatIsUsedUpBeforeItExpiresIsNotLost() {
    Runway outToday = new Runway(in(6), Credits.of(40));

    assertThat(ExpiryRule.expiring(TOMORROW, 3, Optional.of(outToday), NOW)).isEmpty();
  }

  @Test
  void whatThePaceLeavesIsLost() {
    Runway later = new Runway(in(60), Credits.of(40));

    assertThat(ExpiryRule.expiring(TOMORROW, 3, Optional.of(later), NOW))
        .contains(new Expiring(Credits.of(60), in(24)));
  }

  @Test
  void whereAForecastIsKnownItIsWhatTheAnswersTell() {
    List<Moment> forecast =
        List.of(
            new Moment(in(24), new Credits(5_050)),
            new Moment(in(48), Credits.of(20)),
            new Moment(in(100), Credits.of(9)));

    assertThat(ExpiryRule.expiring(TOMORROW, 3, Optional.of(expecting(forecast)), NOW))
        .contains(new Expiring(Credits.of(70), in(24)));
    assertThat(ExpiryRule.expiring(TOMORROW, 3, Optional.of(expecting(List.of())), NOW)).isEmpty();
    assertThat(ExpiryRule.expiring(TOMORROW, 0, Optional.of(expecting(forecast)), NOW)).isEmpty();
  }

  private static Runway expecting(List<Moment> expiring) {
    return new Runway(
        Optional.empty(),
        Risk.UNKNOWN,
        Optional.of(Credits.of(40)),
        Optional.empty(),
        Optional.of(expiring));
  }

  private static Instant in(long hours) {
    return NOW.plus(Duration.ofHours(hours));
  }
}
