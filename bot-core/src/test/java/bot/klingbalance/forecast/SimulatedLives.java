package bot.klingbalance.forecast;

import bot.klingbalance.history.RecordedReading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Accounts of simulated teams in Berlin that live through the same months. */
public final class SimulatedLives {
  private static final Duration WEEK = Duration.ofDays(7);

  private SimulatedLives() {}

  /**
   * What became of an account.
   *
   * @param name of its kind of team
   * @param readings in the order of time
   * @param runOuts when a job could not be paid for the first time since credits came
   * @param topUps when credits were bought
   * @param grants when a month of the plan began
   */
  public record Life(
      String name,
      List<RecordedReading> readings,
      NavigableSet<Instant> runOuts,
      NavigableSet<Instant> topUps,
      NavigableSet<Instant> grants) {
    /** When credits last came until then; nothing where none did. */
    public Optional<Instant> lastGain(Instant time) {
      return Stream.of(grants, topUps)
          .flatMap(gains -> Stream.ofNullable(gains.floor(time)))
          .max(Instant::compareTo);
    }
  }

  /**
   * One account of each kind of team, eight in all.
   *
   * @param start they begin in the week from then on, and go on for more than a year
   */
  public static List<Life> ofEachKind(LocalDate start, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    return Stream.of(SimulatedTeam.values()).map(team -> life(team, start, seeds.split())).toList();
  }

  private static Life life(SimulatedTeam team, LocalDate start, SplittableRandom random) {
    WorkRhythm rhythm = WorkRhythm.of(team, 0, random);
    Instant from = start.atStartOfDay(ZoneId.of("Europe/Berlin")).toInstant();
    long weeks =
        Math.floorDiv(Duration.between(from, rhythm.jobs().get(0)).toHours(), WEEK.toHours());
    AccountLife.Story story =
        AccountLife.of(
            new WorkRhythm(
                rhythm.team(),
                rhythm.zone(),
                rhythm.jobs().stream().map(at -> at.minus(WEEK.multipliedBy(weeks))).toList()),
            random);
    return new Life(
        story.team().replaceAll("[-_].*", ""),
        story.readings(),
        story.runOuts(),
        story.topUps(),
        story.grants());
  }
}
