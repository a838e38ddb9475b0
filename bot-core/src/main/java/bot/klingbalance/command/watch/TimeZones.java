package bot.klingbalance.command.watch;

import bot.klingbalance.command.EditDistance;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Time zones by the names that people type for them. */
public final class TimeZones {
  private static final int MOST_SUGGESTED = 3;

  /** Every name of the tz database of this Java, without those of its compatibility lists. */
  private static final List<String> NAMES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(name -> !name.startsWith("SystemV/"))
          .sorted()
          .toList();

  private TimeZones() {}

  private record Guess(String name, int unlikeness) {}

  /**
   * The zone of that name, in upper or lower case, with blanks for underscores; its city alone will
   * do where no other zone has a city of that name.
   */
  public static Optional<ZoneId> named(String typed) {
    String plain = plain(typed);
    Optional<String> name = NAMES.stream().filter(each -> plain(each).equals(plain)).findFirst();
    return name.or(() -> ofCity(plain)).map(ZoneId::of);
  }

  /** The names that are most like what was typed, the likest first. */
  public static List<String> mostLike(String typed) {
    String plain = WatchParser.cut(plain(typed));
    return NAMES.stream()
        .map(name -> new Guess(name, unlikeness(plain, name)))
        .sorted(Comparator.comparingInt(Guess::unlikeness))
        .limit(MOST_SUGGESTED)
        .map(Guess::name)
        .toList();
  }

  /** The names that go on from what is typed so far, at most {@code most}. */
  public static List<String> completions(String typed, int most) {
    String plain = plain(typed);
    Stream<String> beginning =
        NAMES.stream()
            .filter(name -> plain(name).startsWith(plain) || city(name).startsWith(plain));
    Stream<String> containing = NAMES.stream().filter(name -> plain(name).contains(plain));
    return Stream.concat(beginning, containing).distinct().limit(most).toList();
  }

  private static Optional<String> ofCity(String plain) {
    List<String> zones = NAMES.stream().filter(name -> city(name).equals(plain)).toList();
    return zones.size() == 1 ? Optional.of(zones.get(0)) : Optional.empty();
  }

  private static int unlikeness(String plain, String name) {
    return Math.min(
        EditDistance.distance(plain, plain(name)), EditDistance.distance(plain, city(name)));
  }

  private static String city(String name) {
    return plain(name.substring(name.lastIndexOf('/') + 1));
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
  }
}
