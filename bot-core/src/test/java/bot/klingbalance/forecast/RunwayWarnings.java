package bot.klingbalance.forecast;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.finding.AccountCheck;
import bot.klingbalance.finding.AccountState;
import bot.klingbalance.finding.AccountVerdict;
import bot.klingbalance.finding.CheckMoment;
import bot.klingbalance.finding.FindingKind;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.forecast.AccountLife.Story;
import bot.klingbalance.forecast.Foreseen.Method;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.watch.WarnLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The daily checks of one account at nine, with {@code runway_days: 3} and no other limit: which
 * run-outs they warned of, and how many warnings were false.
 *
 * <p>A warning stands on the days in a row on which the check finds the account low. It is false
 * when the next grant comes before anything runs out. Warnings that a top-up cuts short are not
 * judged, nor are run-outs within two days of new credits.
 */
final class RunwayWarnings {
  private static final WarnLimits LIMITS = new WarnLimits(Credits.ZERO, 0, 3, 0, 0);
  private static final AccountEmail EMAIL = AccountEmail.parse("team@example.com").orElseThrow();

  /** A month, as the bot's checks look at it. */
  private static final int HOURS = 31 * 24;

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration AFTERWARDS = Duration.ofDays(3);

  private record Check(Instant at, boolean isLow) {}

  private final Method method;
  private final Story story;
  private final RhythmScores scores;

  RunwayWarnings(Method method, Story story, RhythmScores scores) {
    this.method = method;
    this.story = story;
    this.scores = scores;
  }

  void judge() {
    List<Check> checks = checks();
    Instant begin = story.readings().get(0).at().plus(Duration.ofDays(4));
    for (Instant out : story.runOuts()) {
      if (out.isAfter(begin) && story.lastGain(out).plus(Duration.ofDays(2)).isBefore(out)) {
        runOut(out, checks);
      }
    }
    for (int i = 0; i < checks.size(); i++) {
      if (checks.get(i).isLow()) {
        i = warning(i, checks);
      }
    }
  }

  private void runOut(Instant out, List<Check> checks) {
    Instant dayBefore = out.minus(A_DAY);
    boolean inTime =
        checks.stream()
            .filter(check -> !check.at().isAfter(dayBefore))
            .reduce((one, other) -> other)
            .filter(Check::isLow)
            .isPresent();
    boolean isTold =
        checks.stream()
            .anyMatch(
                check ->
                    check.isLow() && check.at().isAfter(dayBefore) && check.at().isBefore(out));
    add("warned in time", inTime);
    add("warned later", !inTime && isTold);
    add("warned never", !inTime && !isTold);
  }

  /** Judges the warning that begins with a check, and tells the last check of it. */
  private int warning(int begin, List<Check> checks) {
    Instant from = checks.get(begin).at();
    Optional<Instant> out = Optional.ofNullable(story.runOuts().higher(from));
    Instant grant = Optional.ofNullable(story.grants().higher(from)).orElse(Instant.MAX);
    Instant limit = out.filter(grant::isAfter).orElse(grant);
    int last = begin;
    while (last + 1 < checks.size()
        && checks.get(last + 1).isLow()
        && checks.get(last + 1).at().isBefore(limit)) {
      last++;
    }
    Instant over = checks.get(last).at().plus(AFTERWARDS);
    Instant bought = Optional.ofNullable(story.topUps().higher(from)).orElse(Instant.MAX);
    Instant end = story.readings().get(story.readings().size() - 1).at();
    boolean isKnown = over.isBefore(end) && !bought.isBefore(limit.isBefore(over) ? limit : over);
    if (isKnown) {
      boolean before = out.filter(grant::isAfter).isPresent();
      add("false by grant", !before);
      add("false after 3 days", !before || !limit.isBefore(over));
    }
    return last;
  }

  private List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    List<RecordedReading> readings = story.readings();
    ZonedDateTime day =
        readings.get(0).at().atZone(story.zone()).plusDays(1).with(LocalTime.of(9, 0));
    Instant end = readings.get(readings.size() - 1).at();
    AccountState state = AccountState.NONE;
    for (; day.toInstant().isBefore(end); day = day.plusDays(1)) {
      int i = story.indexAt(day.toInstant()).orElseThrow();
      if (readings.get(i).at().isAfter(day.toInstant().minus(Duration.ofHours(2)))) {
        AccountVerdict verdict = check(i, day, state);
        state = verdict.memory();
        boolean isLow =
            verdict.findings().stream().anyMatch(each -> each.kind() == FindingKind.LOW);
        checks.add(new Check(day.toInstant(), isLow && story.isLastingAt(readings.get(i).at())));
      }
    }
    return checks;
  }

  private AccountVerdict check(int i, ZonedDateTime day, AccountState state) {
    RecordedReading reading = story.readings().get(i);
    List<RecordedReading> known = story.readings().subList(Math.max(0, i + 1 - HOURS), i + 1);
    KlingAccount account =
        new KlingAccount(
            EMAIL, reading.balance(), Optional.empty(), OptionalInt.empty(), Optional.empty());
    return AccountCheck.of(
        new WatchedReading(
            new Found(account, reading.at()),
            Optional.empty(),
            method.of(known, reading.at(), story.zone()).runway()),
        LIMITS,
        state,
        new CheckMoment(day.toInstant(), day.plusDays(1).toInstant()));
  }

  private void add(String figure, boolean holds) {
    scores.add(figure, story.team(), holds ? 1 : 0);
  }
}
