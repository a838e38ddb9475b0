package bot.klingbalance.command.balance;

import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.creditPackage;
import static bot.klingbalance.message.SampleAccounts.plan;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.reading.AccountStatus;
import bot.klingbalance.chart.HistoryAndForecast;
import bot.klingbalance.forecast.Outlook;
import bot.klingbalance.forecast.Outlook.Idle;
import bot.klingbalance.forecast.Outlook.Lasts;
import bot.klingbalance.forecast.Outlook.Moment;
import bot.klingbalance.forecast.Outlook.Projection;
import bot.klingbalance.forecast.Outlook.RunsOut;
import bot.klingbalance.forecast.Risk;
import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.message.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an answer says of the end of the credits, and of those that expire before it. */
class OutlookAndExpiryTest {
  /** A day before, on and after each of the others. */
  private static final List<Integer> DAYS = List.of(1, 3, 5, 7, 9);

  /**
   * One way the credits may go.
   *
   * @param end when they run out at the expected pace; absent: they last
   * @param earliest when they may
   * @param latest when they do at last; absent: they may last as well
   */
  private record Course(
      Optional<Integer> end,
      Optional<Integer> earliest,
      Optional<Integer> latest,
      Optional<Integer> grant,
      int expiry) {
    Outlook outlook() {
      Projection projection =
          new Projection(
              Credits.of(40),
              List.of(new Moment(day(expiry), Credits.of(110))),
              List.of(),
              grant.map(any -> Credits.of(100)),
              Optional.empty());
      return end.<Outlook>map(
              at ->
                  new RunsOut(
                      day(at),
                      day(earliest.orElseThrow()),
                      latest.map(OutlookAndExpiryTest::day),
                      risk(latest.filter(this::isBeforeGrant).isPresent() ? 0.05 : 0.4),
                      projection))
          .orElseGet(
              () ->
                  new Lasts(
                      day(20), earliest.map(OutlookAndExpiryTest::day), risk(0.7), projection));
    }

    private Risk risk(double lasting) {
      return new Risk(
          earliest.map(OutlookAndExpiryTest::day),
          grant.isPresent() ? OptionalDouble.of(lasting) : OptionalDouble.empty());
    }

    private boolean isBeforeGrant(int day) {
      return grant.filter(next -> day >= next).isEmpty();
    }
  }

  static Stream<Course> courses() {
    List<Course> all = new ArrayList<>();
    for (Optional<Integer> grant : orNone(DAYS)) {
      for (int expiry : DAYS) {
        for (Optional<Integer> earliest : orNone(DAYS)) {
          all.add(new Course(Optional.empty(), earliest, Optional.empty(), grant, expiry));
        }
        for (int end : DAYS) {
          for (int earliest : DAYS.stream().filter(day -> day <= end).toList()) {
            for (Optional<Integer> latest :
                orNone(DAYS.stream().filter(day -> day >= end).toList())) {
              all.add(new Course(Optional.of(end), Optional.of(earliest), latest, grant, expiry));
            }
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("courses")
  void noLineSaysForCertainWhatAnotherLeavesOpenOrDenies(Course course) {
    String words = words(course);
    boolean isCertain = words.contains("will expire unused");

    if (words.contains("May run out")) {
      assertThat(isCertain).as(words).isFalse();
    }
    course
        .earliest()
        .filter(early -> early < course.expiry())
        .ifPresent(early -> assertThat(isCertain).as(words).isFalse());
    if (course.end().filter(end -> end < course.expiry()).isPresent()) {
      assertThat(words).doesNotContain("expire unused");
    } else {
      assertThat(words).contains("110 of it", "expire unused");
    }
    if (words.contains("Runs out") && course.end().equals(Optional.of(course.expiry()))) {
      assertThat(words).contains("as its last credits expire");
    }
  }

  @Test
  void whatNobodySpendsExpiresForCertain() {
    Projection projection =
        new Projection(
            Credits.ZERO,
            List.of(new Moment(day(3), Credits.of(110))),
            List.of(),
            Optional.empty(),
            Optional.empty());

    assertThat(words(new Idle(day(-20), Risk.UNKNOWN, projection), Optional.of(5), 3))
        .contains("110 of it will expire unused");
  }

  @Test
  void theSampleOfEachKindReadsLikeThis() {
    assertThat(words(new Course(Optional.empty(), days(5), Optional.empty(), days(9), 3)))
        .contains(
            "May run out from Sun 29 Nov; three chances in four that it lasts until the grant on"
                + " Thu 3 Dec")
        .contains("27 Nov — 110 of it may expire unused");
    assertThat(words(new Course(days(5), days(5), days(7), days(9), 3)))
        .contains("Runs out Sun 29 Nov, 4 days before the next grant (likely")
        .contains("27 Nov — 110 of it will expire unused");
    assertThat(words(new Course(days(5), days(5), days(7), days(9), 5)))
        .contains("Runs out Sun 29 Nov as its last credits expire, 4 days before the next grant");
  }

  private static String words(Course course) {
    return words(course.outlook(), course.grant(), course.expiry());
  }

  private static String words(Outlook outlook, Optional<Integer> grant, int expiry) {
    Balance balance =
        new Balance(
            Optional.empty(),
            List.of(plan(250, 660, expiry), creditPackage("top-up", 310, 330, 200)),
            grant.map(OutlookAndExpiryTest::day));
    HistoryAndForecast past =
        new HistoryAndForecast(List.of(), Duration.ofDays(14), outlook, ZoneOffset.UTC);
    return Transcript.of(
        BalanceMessage.of(
            AccountStatus.of(answered("studio", balance)),
            Lookback.USUAL,
            Optional.of(past),
            SampleAccounts.forAsker()));
  }

  private static List<Optional<Integer>> orNone(List<Integer> days) {
    return Stream.concat(Stream.of(Optional.<Integer>empty()), days.stream().map(Optional::of))
        .toList();
  }

  private static Optional<Integer> days(int day) {
    return IntStream.of(day).boxed().findFirst();
  }

  private static Instant day(int days) {
    return NOW.plus(Duration.ofDays(days));
  }
}
