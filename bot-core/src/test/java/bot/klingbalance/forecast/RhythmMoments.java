package bot.klingbalance.forecast;

import bot.klingbalance.forecast.AccountLife.Story;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.history.Spending;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Moments of each kind in the lives of real teams' accounts, to be looked at by a person. */
public final class RhythmMoments {
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final int HOURS = ForecastHorizon.DAYS * 24;

  /**
   * What is known at a moment, and what then happened.
   *
   * @param kind in a word or two
   * @param readings of the last {@value ForecastHorizon#DAYS} days
   * @param then a sentence
   */
  public record Told(
      String kind, String team, List<RecordedReading> readings, ZoneId zone, String then) {
    public Instant now() {
      return readings.get(readings.size() - 1).at();
    }
  }

  /** What is known of a story at one of its readings. */
  private record At(Story story, int index) {
    Instant now() {
      return reading().at();
    }

    RecordedReading reading() {
      return story.readings().get(index);
    }

    double left() {
      return reading().balance().left().orElseThrow().hundredths() / 100.0;
    }

    boolean isLasting() {
      return story.isLastingAt(now());
    }

    double granted() {
      return reading().balance().packages().stream()
          .mapToDouble(each -> each.granted().orElseThrow().hundredths() / 100.0)
          .max()
          .orElse(1);
    }

    Duration untilGrant() {
      return Duration.between(now(), reading().balance().nextGrant().orElseThrow());
    }

    /** Credits from so many days ago until so many days ago. */
    double spent(int from, int to) {
      int first = Math.max(0, index - from * 24);
      return Spending.between(story.readings().subList(first, index - to * 24 + 1)).stream()
              .mapToLong(Spending::hundredths)
              .sum()
          / 100.0;
    }

    boolean isGap() {
      Duration gap =
          Duration.between(story.readings().get(index - 1).at(), story.readings().get(index).at());
      return gap.compareTo(Duration.ofHours(12)) > 0;
    }
  }

  @FunctionalInterface
  private interface Kind {
    boolean fits(At at);
  }

  private RhythmMoments() {}

  /** One moment of each kind, of a team that no other kind has where that can be. */
  public static List<Told> in(Path folder) throws IOException {
    List<Story> stories = new ArrayList<>();
    for (WorkRhythm rhythm : WorkRhythm.in(folder)) {
      stories.add(AccountLife.of(rhythm, new SplittableRandom(rhythm.team().hashCode())));
    }
    List<Told> all = new ArrayList<>();
    int turn = 0;
    for (Map.Entry<String, Kind> each : kinds().entrySet()) {
      turn++;
      first(each.getKey(), each.getValue(), stories, turn).ifPresent(all::add);
    }
    return all;
  }

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put(
        "steady",
        at -> at.isLasting() && at.spent(7, 0) > 0.8 * at.spent(14, 7) && at.spent(14, 7) > 50);
    kinds.put(
        "burst",
        at -> at.isLasting() && at.spent(1, 0) > at.spent(15, 1) / 3 && at.spent(15, 1) > 20);
    kinds.put("pause", at -> at.isLasting() && at.spent(6, 0) == 0 && at.spent(30, 6) > 100);
    kinds.put(
        "crunch",
        at -> at.isLasting() && at.spent(4, 0) > 2 * at.spent(18, 4) && at.spent(18, 4) > 30);
    kinds.put("empty", at -> !at.isLasting() && at.untilGrant().toDays() > 4);
    kinds.put("young", at -> at.index() < 4 * 24 && at.isLasting() && at.spent(4, 0) > 20);
    kinds.put(
        "topped up",
        at -> {
          Instant bought = at.story().topUps().floor(at.now());
          return bought != null && bought.plus(A_DAY).isAfter(at.now()) && at.isLasting();
        });
    kinds.put(
        "scarce",
        at -> at.isLasting() && at.left() < 0.15 * at.granted() && at.untilGrant().toDays() > 9);
    kinds.put(
        "generous",
        at -> at.isLasting() && at.left() > 0.5 * at.granted() && at.untilGrant().toDays() < 6);
    kinds.put(
        "eve of the grant",
        at -> at.isLasting() && at.left() < 0.1 * at.granted() && at.untilGrant().toDays() < 2);
    kinds.put(
        "granted after empty days",
        at ->
            at.isLasting()
                && at.untilGrant().toDays() > 28
                && !at.story().isLastingAt(at.now().minus(Duration.ofDays(6)))
                && !at.story().isLastingAt(at.now().minus(Duration.ofDays(3))));
    kinds.put("bot was off", at -> at.isLasting() && at.isGap() && at.untilGrant().toDays() > 6);
    return kinds;
  }

  private static Optional<Told> first(String name, Kind kind, List<Story> stories, int turn) {
    for (int i = 0; i < stories.size(); i++) {
      Story story = stories.get((i + turn) % stories.size());
      int begin = name.equals("young") ? 74 : HOURS;
      for (int index = begin; index < story.readings().size() - HOURS; index += 7) {
        At at = new At(story, index);
        if (at.left() > 0 == !name.equals("empty") && kind.fits(at)) {
          return Optional.of(
              new Told(
                  name,
                  story.team(),
                  story.readings().subList(Math.max(0, index + 1 - HOURS), index + 1),
                  story.zone(),
                  then(at)));
        }
        if (name.equals("young")) {
          break;
        }
      }
    }
    return Optional.empty();
  }

  private static String then(At at) {
    Instant grant = at.reading().balance().nextGrant().orElseThrow();
    Instant out = at.story().runOuts().higher(at.now());
    Instant bought = at.story().topUps().higher(at.now());
    String topUp =
        bought != null && bought.isBefore(grant)
            ? " Credits were bought on %s."
                .formatted(bought.atZone(at.story().zone()).toLocalDate())
            : "";
    return out != null && out.isBefore(grant)
        ? "It ran out on %s, %.1f days later.%s"
            .formatted(
                out.atZone(at.story().zone()).toLocalDateTime(),
                Duration.between(at.now(), out).toHours() / 24.0,
                topUp)
        : "It lasted until the grant on %s.%s"
            .formatted(grant.atZone(at.story().zone()).toLocalDate(), topUp);
  }
}
