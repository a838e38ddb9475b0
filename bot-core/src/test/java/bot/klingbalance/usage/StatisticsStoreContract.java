package bot.klingbalance.usage;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of statistics promises; a subclass says where it is. */
public abstract class StatisticsStoreContract {
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
  private static final AccountEmail STUDIO = new AccountEmail("studio@example.com");
  private static final AccountEmail RENDER = new AccountEmail("render@example.com");

  /** The same empty store throughout a test. */
  protected abstract StatisticsStore store();

  @Test
  void aDayThatNobodyKeptIsUnknown() {
    assertThat(store().of(MONDAY)).isEmpty();
    assertThat(store().between(MONDAY.minusYears(1), MONDAY)).isEmpty();
  }

  @Test
  void aDayComesBackAsItWasAndOneWithoutJobsToo() {
    DayStatistics busy =
        new DayStatistics(
            MONDAY,
            Map.of(
                STUDIO,
                new JobCounts(
                    Map.of("kling \"v3\" – pro", new JobTally(7, 2, 4)), Map.of("429", 2)),
                RENDER,
                JobCounts.NONE),
            false);
    DayStatistics idle = new DayStatistics(MONDAY.plusDays(1), Map.of(), true);

    store().keep(idle);
    store().keep(busy);

    assertThat(store().of(MONDAY)).contains(busy);
    assertThat(store().between(MONDAY, MONDAY.plusDays(5))).containsExactly(busy, idle);
    assertThat(store().between(MONDAY.plusDays(1), MONDAY.plusDays(1))).containsExactly(idle);
  }

  @Test
  void aDayThatIsKeptAgainTakesThePlaceOfTheOther() {
    store().keep(day(STUDIO, 3));
    store().keep(day(RENDER, 5));

    assertThat(store().of(MONDAY)).contains(day(RENDER, 5));
  }

  private static DayStatistics day(AccountEmail account, int jobs) {
    return new DayStatistics(
        MONDAY,
        Map.of(account, new JobCounts(Map.of("a", new JobTally(jobs, 0, jobs)), Map.of())),
        true);
  }
}
