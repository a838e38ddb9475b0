package bot.klingbalance.database;

import static bot.klingbalance.history.SomeReadings.MONDAY;
import static bot.klingbalance.history.SomeReadings.STUDIO;
import static bot.klingbalance.history.SomeReadings.full;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.history.History;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.testing.Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever is kept and thinned in whatever order, what has to stay stays, and nothing else. */
class HistoryPropertiesTest {
  private static final Path FOLDER = newFolder();
  private static final Database DATABASE = Databases.opened(Databases.fileIn(FOLDER));

  @AfterContainer
  static void close() throws IOException {
    DATABASE.close();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(FOLDER);
  }

  /** So that every reading may be kept again. */
  private static final Clock LONG_AGO = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  /** Keeps some readings at once, or thins. */
  sealed interface Step {
    record Keep(List<RecordedReading> readings) implements Step {}

    record Thin(Instant now) implements Step {}
  }

  @Property(tries = 200)
  void whatIsReadIsWhatWasKeptLessWhatWasThinned(
      @ForAll @Size(max = 30) List<@From("steps") Step> steps) {
    History history = DATABASE.history();
    DATABASE.forgetting(LONG_AGO).account(STUDIO);
    NavigableMap<Instant, RecordedReading> expected = new TreeMap<>();

    for (Step step : steps) {
      if (step instanceof Step.Keep keep) {
        history.keep(Map.of(STUDIO, keep.readings()));
        keep.readings().forEach(each -> expected.put(each.at(), each));
      } else if (step instanceof Step.Thin thin) {
        history.thin(thin.now());
        expected.keySet().retainAll(lastOfEachPeriod(expected, thin.now()));
      }
      assertThat(history.of(STUDIO, Instant.EPOCH)).isEqualTo(List.copyOf(expected.values()));
    }
  }

  @Property(tries = 100)
  void thinningTwiceIsThinningOnceAndTheNewestReadingStays(
      @ForAll @Size(min = 1, max = 40) List<@From("readings") RecordedReading> readings,
      @ForAll("moments") Instant now) {
    History history = DATABASE.history();
    DATABASE.forgetting(LONG_AGO).account(STUDIO);
    history.keep(Map.of(STUDIO, readings));
    List<RecordedReading> before = history.of(STUDIO, Instant.EPOCH);

    history.thin(now);
    List<RecordedReading> once = history.of(STUDIO, Instant.EPOCH);
    history.thin(now);

    assertThat(history.of(STUDIO, Instant.EPOCH)).isEqualTo(once);
    assertThat(once).endsWith(before.get(before.size() - 1));
    assertThat(before).containsAll(once);
  }

  /** By the words of the promise: each period, and the last reading of it. */
  private static List<Instant> lastOfEachPeriod(
      NavigableMap<Instant, RecordedReading> readings, Instant now) {
    Map<String, Instant> last = new TreeMap<>();
    readings.keySet().forEach(at -> last.put(period(at, now), at));
    return List.copyOf(last.values());
  }

  private static String period(Instant at, Instant now) {
    Instant dayEnds = at.truncatedTo(DAYS).plus(1, DAYS);
    Instant hourEnds = at.truncatedTo(HOURS).plus(1, HOURS);
    if (!dayEnds.plus(60, DAYS).isAfter(now)) {
      return "day to " + dayEnds;
    }
    return hourEnds.isAfter(now) ? "moment " + at : "hour to " + hourEnds;
  }

  @Provide
  Arbitrary<Step> steps() {
    return Arbitraries.oneOf(
        readings().list().ofMinSize(1).ofMaxSize(10).map(Step.Keep::new),
        moments().map(Step.Thin::new));
  }

  @Provide
  Arbitrary<RecordedReading> readings() {
    return Combinators.combine(moments(), Arbitraries.longs().between(0, 66_000))
        .as((at, left) -> full(at, left));
  }

  /** Some close together, some a season apart, and many exactly where a period begins. */
  @Provide
  Arbitrary<Instant> moments() {
    Arbitrary<Instant> any =
        Combinators.combine(
                Arbitraries.of(0, 1, 2, 8, 60, 61, 90),
                Arbitraries.of(0, 1, 9, 23),
                Arbitraries.integers().between(0, 59))
            .as((days, hours, minutes) -> afterMonday(days, hours, minutes));
    return Arbitraries.oneOf(any, any.map(each -> each.truncatedTo(HOURS).minusMillis(1)));
  }

  private static Instant afterMonday(int days, int hours, int minutes) {
    return MONDAY.plus(Duration.ofDays(days)).plus(hours, HOURS).plus(minutes, MINUTES);
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("history");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
