package bot.klingbalance.command.usage;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.Clip;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.usage.DayStatistics;
import bot.klingbalance.usage.JobCounts;
import bot.klingbalance.usage.JobTally;
import bot.klingbalance.usage.StatisticsOfDays;
import bot.klingbalance.usage.UsagePeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said where not all is known. */
class UsageMessageTest {
  private static final AccountEmail STUDIO = new AccountEmail("studio@example.com");
  private static final Instant NOW = Instant.parse("2026-11-24T09:42:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
  private static final UsagePeriod WEEK = new UsagePeriod(7, NOW, ZoneId.of("Europe/Berlin"));
  private static final StatisticsOfDays NO_STATISTICS =
      new StatisticsOfDays(List.of(), List.of(), Optional.empty());

  @Test
  void eightModelsAreNamedAndTheOthersSummedUp() {
    Map<String, JobTally> names = new TreeMap<>();
    IntStream.rangeClosed(1, 11)
        .forEach(i -> names.put("model-%02d".formatted(i), new JobTally(100 * i, 10, 10)));

    assertThat(
            said(
                steady(),
                whole(new JobCounts(names, Map.of("429", 60, "500", 40, "x", 9, "y", 1)))))
        .contains("model-11 | 1,100 | 10\n")
        .contains("model-04 | 400 | 10\nand 3 more | 600 | 30\n")
        .contains(
            "Failed: 60 too many at once (429), 40 trouble at useapi.net (500), 9 “x”, 1 otherwise.");
  }

  @Test
  void anEstimateAboveWhatWasSpentIsSaidToBe() {
    assertThat(said(steady(), whole(pro(20))))
        .contains("kling-v3-pro: 20 × 72 = 1,440 credits")
        .contains("Estimated 1,440 of 700 spent; 740 more than was spent.");
    assertThat(said(steady(), whole(pro(9))))
        .contains("Estimated 648 of 700 spent; 52 not explained.");
  }

  @Test
  void withDaysMissingNothingIsHeldAgainstWhatWasSpent() {
    StatisticsOfDays some =
        new StatisticsOfDays(
            whole(pro(3)).days(),
            List.of(TODAY.minusDays(1), TODAY.minusDays(2)),
            Optional.of(Failure.of(Reason.UPSTREAM_TROUBLE)));
    StatisticsOfDays later = new StatisticsOfDays(some.days(), some.missing(), Optional.empty());

    assertThat(said(steady(), some))
        .contains("Estimated: 216 credits.")
        .contains("The jobs of 2 days are left out: useapi.net is in trouble.")
        .doesNotContain("not explained");
    assertThat(said(steady(), later))
        .contains("The jobs of 2 days are left out: useapi.net is still being asked; Refresh");
  }

  @Test
  void moreJobsThanUseapiListsAreSaidToBe() {
    StatisticsOfDays capped =
        new StatisticsOfDays(
            List.of(new DayStatistics(TODAY, Map.of(STUDIO, pro(3)), false)),
            List.of(),
            Optional.empty());

    assertThat(said(steady(), capped))
        .contains("There may have been more jobs: useapi.net lists 50,000 a day at most")
        .doesNotContain("not explained");
  }

  @Test
  void whatIsKnownSinceADayAgoIsNotDividedByAWeek() {
    assertThat(said(steady().subList(steady().size() - 25, steady().size()), NO_STATISTICS))
        .contains("100 credits spent · about 50 a day")
        .contains("There are readings only since 2026-11-23T09:42:00Z.");
  }

  @Test
  void aGapIsTold() {
    List<RecordedReading> gap =
        List.of(
            reading(NOW.minus(Duration.ofDays(9)), 2_000),
            reading(NOW.minus(Duration.ofDays(5)), 1_990),
            reading(NOW.minus(Duration.ofDays(1)), 1_500),
            reading(NOW, 1_500));

    assertThat(said(gap, NO_STATISTICS))
        .contains("500 credits spent")
        .contains(
            "Nothing was read for a while before Thu 19 Nov, Mon 23 Nov: what went then is counted"
                + " there.");
  }

  @Test
  void whatExpiredInAGapIsToldAsTheMostThatItMayBe() {
    Instant end = NOW.minus(Duration.ofDays(2));

    assertThat(said(List.of(bonus(9, 1_250, end), reading(NOW, 0)), NO_STATISTICS))
        .contains("Expired unused: up to 1,250 credits");
    assertThat(
            said(
                List.of(bonus(3, 1_250, end), reading(end.plusSeconds(60), 0), reading(NOW, 0)),
                NO_STATISTICS))
        .contains("Expired unused: 1,250 credits");
  }

  private static RecordedReading bonus(int daysAgo, long left, Instant end) {
    CreditPackage bonus =
        new CreditPackage(
            Optional.of("bonus"),
            Optional.of(Credits.of(left)),
            Optional.of(Credits.of(left)),
            Optional.empty(),
            Optional.of(end));
    return new RecordedReading(
        NOW.minus(Duration.ofDays(daysAgo)),
        new Balance(Optional.of(Credits.of(left)), List.of(bonus), Optional.empty()));
  }

  @Test
  void creditsThatCameBackAreTold() {
    assertThat(
            said(
                List.of(reading(NOW.minus(Duration.ofHours(2)), 90), reading(NOW, 100)),
                NO_STATISTICS))
        .contains("0 credits spent\n")
        .contains("Given back: 10 credits")
        .doesNotContain("Granted", "Topped up", "Expired", "Spent a day");
  }

  private static String said(List<RecordedReading> readings, StatisticsOfDays statistics) {
    List<AccountUsage> accounts = List.of(AccountUsage.of(STUDIO, readings, WEEK));
    List<Clip> clips =
        List.of(
            new Clip("v3 pro clip", Credits.of(72), Optional.of("Kling-V3-Pro")),
            new Clip("short", Credits.of(5)));
    return Transcript.of(
            UsageMessage.of(
                new UsageAnswer(Optional.of(STUDIO), WEEK, accounts, statistics, clips)))
        .replace("Kling-V3-Pro", "kling-v3-pro");
  }

  private static StatisticsOfDays whole(JobCounts counts) {
    return new StatisticsOfDays(
        List.of(new DayStatistics(TODAY, Map.of(STUDIO, counts), true)),
        List.of(),
        Optional.empty());
  }

  private static JobCounts pro(int succeeded) {
    return new JobCounts(Map.of("kling-v3-pro", new JobTally(succeeded, 0, succeeded)), Map.of());
  }

  /** 100 credits each day at eight in the morning, for ten days, read every hour. */
  private static List<RecordedReading> steady() {
    return IntStream.rangeClosed(0, 240)
        .mapToObj(
            hour ->
                reading(NOW.minus(Duration.ofHours(240 - hour)), 5_000 - 100L * ((hour + 1) / 24)))
        .toList();
  }

  private static RecordedReading reading(Instant at, long left) {
    return new RecordedReading(
        at, new Balance(Optional.of(Credits.of(left)), List.of(), Optional.empty()));
  }
}
