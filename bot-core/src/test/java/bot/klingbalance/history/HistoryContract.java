package bot.klingbalance.history;

import static bot.klingbalance.history.SomeReadings.MONDAY;
import static bot.klingbalance.history.SomeReadings.RENDER;
import static bot.klingbalance.history.SomeReadings.STUDIO;
import static bot.klingbalance.history.SomeReadings.at;
import static bot.klingbalance.history.SomeReadings.full;
import static bot.klingbalance.history.SomeReadings.reading;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every history promises; a subclass says where it is kept. */
public abstract class HistoryContract {
  /** The same empty history throughout a test. */
  protected abstract History history();

  @Test
  void anAccountOfWhichNobodyHasHeardHasNoReadings() {
    assertThat(history().of(STUDIO, Instant.EPOCH)).isEmpty();
    history().thin(MONDAY);
    assertThat(history().of(STUDIO, Instant.EPOCH)).isEmpty();
  }

  @Test
  void everythingOfAReadingComesBackAsItWas() {
    RecordedReading unknown = new RecordedReading(at("09:00"), Balance.UNKNOWN);
    RecordedReading rich = full(at("09:15"), 56_012);
    RecordedReading poorer = full(at("09:30"), 48_812);

    List.of(unknown, rich, poorer).forEach(each -> history().keep(STUDIO, each));

    assertThat(history().of(STUDIO, Instant.EPOCH)).containsExactly(unknown, rich, poorer);
  }

  @Test
  void readingsComeInTheOrderOfTimeWhateverTheOrderInWhichTheyWereKept() {
    RecordedReading lastYear = reading(MONDAY.minus(365, DAYS), 3);
    RecordedReading early = reading(at("09:00"), 2);
    RecordedReading late = reading(at("10:00"), 1);

    history().keep(STUDIO, late);
    history().keep(Map.of(STUDIO, List.of(early, lastYear)));

    assertThat(history().of(STUDIO, Instant.EPOCH)).containsExactly(lastYear, early, late);
    assertThat(history().of(STUDIO, at("09:00"))).containsExactly(early, late);
    assertThat(history().of(STUDIO, at("09:00").plusMillis(1))).containsExactly(late);
    assertThat(history().of(STUDIO, at("10:01"))).isEmpty();
  }

  @Test
  void theNewestReadingOfEachAccountIsThatWithTheLatestTimeWhateverTheWeek() {
    history().keep(STUDIO, full(at("10:00"), 48_812));
    history().keep(STUDIO, reading(at("09:00"), 600));
    history().keep(STUDIO, reading(MONDAY.minus(8, DAYS), 700));
    history().keep(RENDER, reading(MONDAY.minus(20, DAYS), 12));

    assertThat(history().newest(Instant.EPOCH))
        .isEqualTo(
            Map.of(STUDIO, full(at("10:00"), 48_812), RENDER, reading(MONDAY.minus(20, DAYS), 12)));
    assertThat(history().newest(MONDAY)).containsOnlyKeys(STUDIO);
    assertThat(history().newest(at("10:00"))).containsOnlyKeys(STUDIO);
    assertThat(history().newest(at("10:00").plusMillis(1))).isEmpty();
  }

  @Test
  void ofNothingNothingIsTheNewestAndThinningLeavesTheNewest() {
    assertThat(history().newest(Instant.EPOCH)).isEmpty();
    history().keep(Map.of(STUDIO, List.of(reading(at("09:00"), 2), reading(at("09:30"), 1))));

    history().thin(MONDAY.plus(200, DAYS));

    assertThat(history().newest(Instant.EPOCH)).isEqualTo(Map.of(STUDIO, reading(at("09:30"), 1)));
  }

  @Test
  void accountsAreKeptApart() {
    RecordedReading ofStudio = reading(at("09:00"), 560);
    RecordedReading ofRender = reading(at("09:00"), 12);
    history().keep(Map.of(STUDIO, List.of(ofStudio), RENDER, List.of(ofRender)));

    assertThat(history().of(STUDIO, MONDAY)).containsExactly(ofStudio);
    assertThat(history().of(RENDER, MONDAY)).containsExactly(ofRender);
  }

  @Test
  void whatIsKeptTwiceIsThereOnceAndMoreThanMillisecondsAreNot() {
    history().keep(STUDIO, reading(at("09:00"), 560));
    history().keep(STUDIO, reading(at("09:00").plusNanos(999_999), 560));

    assertThat(history().of(STUDIO, MONDAY)).containsExactly(reading(at("09:00"), 560));
  }

  @Test
  void anHourThatIsOverKeepsWhatItEndedWith() {
    List.of(at("09:10"), at("09:20"), at("09:59"), at("10:00"), at("10:05"))
        .forEach(each -> history().keep(STUDIO, reading(each, 1)));

    history().thin(at("10:30"));
    assertThat(history().of(STUDIO, MONDAY))
        .map(RecordedReading::at)
        .containsExactly(at("09:59"), at("10:00"), at("10:05"));

    history().thin(at("11:00"));
    assertThat(history().of(STUDIO, MONDAY))
        .map(RecordedReading::at)
        .containsExactly(at("09:59"), at("10:05"));
  }

  @Test
  void aDayOfSixtyDaysAgoKeepsWhatItEndedWith() {
    Instant tuesday = MONDAY.plus(1, DAYS);
    for (int hour = 0; hour < 48; hour++) {
      history().keep(STUDIO, reading(MONDAY.plus(hour, HOURS), hour));
      history().keep(RENDER, reading(MONDAY.plus(hour, HOURS), hour));
    }

    history().thin(tuesday.plus(60, DAYS).minusMillis(1));
    assertThat(history().of(STUDIO, MONDAY)).hasSize(48);

    history().thin(tuesday.plus(60, DAYS));
    assertThat(history().of(STUDIO, MONDAY)).hasSize(25).startsWith(reading(at("23:00"), 23));
    assertThat(history().of(RENDER, MONDAY)).isEqualTo(history().of(STUDIO, MONDAY));

    history().thin(tuesday.plus(61, DAYS));
    assertThat(history().of(STUDIO, MONDAY))
        .containsExactly(reading(at("23:00"), 23), reading(tuesday.plus(23, HOURS), 47));
  }

  @Test
  void aReadingThatComesLateIsThinnedWithTheOthers() {
    history().keep(STUDIO, reading(at("09:00"), 1));
    history().thin(MONDAY.plus(90, DAYS));
    history().keep(STUDIO, reading(at("08:00"), 2));
    assertThat(history().of(STUDIO, MONDAY)).hasSize(2);

    history().thin(MONDAY.plus(90, DAYS));
    assertThat(history().of(STUDIO, MONDAY)).containsExactly(reading(at("09:00"), 1));
  }

  @Test
  void manyAccountsAreKeptAndThinnedAtOnce() {
    List<RecordedReading> halfHourly = List.of(reading(at("09:00"), 2), reading(at("09:30"), 1));
    List<AccountEmail> accounts =
        IntStream.range(0, 450).mapToObj(i -> new AccountEmail("a" + i + "@example.com")).toList();
    history().keep(accounts.stream().collect(toMap(account -> account, account -> halfHourly)));

    history().thin(at("10:00"));

    assertThat(accounts)
        .allSatisfy(
            account ->
                assertThat(history().of(account, MONDAY)).containsExactly(reading(at("09:30"), 1)));
  }

  @Test
  void nothingIsLostWhenManyKeepAndThinAtOnce() {
    History history = history();
    List<CompletableFuture<Void>> writers =
        IntStream.range(0, 8)
            .mapToObj(
                writer ->
                    CompletableFuture.runAsync(
                        () -> {
                          for (int i = 0; i < 10; i++) {
                            RecordedReading some = reading(MONDAY.plus(8 * i + writer, HOURS), i);
                            history.keep(Map.of(STUDIO, List.of(some), RENDER, List.of(some)));
                            history.thin(some.at());
                          }
                        }))
            .toList();
    writers.forEach(CompletableFuture::join);

    assertThat(history.of(STUDIO, MONDAY))
        .map(RecordedReading::at)
        .isEqualTo(IntStream.range(0, 80).mapToObj(i -> MONDAY.plus(i, HOURS)).toList());
    assertThat(history.of(RENDER, MONDAY)).hasSize(80);
  }
}
