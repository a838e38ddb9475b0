package bot.klingbalance.command.typed;

import java.text.Normalizer;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

  /** Without {@code Etc/GMT+2} and the like: their sign is the reverse of what people mean. */
  private static final List<String> PROPOSED =
      NAMES.stream()
          .filter(name -> name.contains("/") || name.equals("UTC"))
          .filter(name -> !name.startsWith("Etc/"))
          .toList();

  private TimeZones() {}

  private record Guess(String name, int unlikeness) {}

  /**
   * The zone of that name, in upper or lower case, with blanks for underscores; its city alone will
   * do where that has one clock, and {@code UTC+2} is two hours ahead of UTC.
   */
  public static Optional<ZoneId> named(String typed) {
    String plain = plain(typed);
    return FixedOffset.parse(typed)
        .<ZoneId>map(offset -> offset)
        .or(
            () ->
                NAMES.stream()
                    .filter(each -> plain(each).equals(plain))
                    .findFirst()
                    .or(() -> ofCity(plain))
                    .map(ZoneId::of));
  }

  /** The names that are most like what was typed, the likest first. */
  public static List<String> mostLike(String typed) {
    String plain = TypedText.cut(plain(typed));
    return PROPOSED.stream()
        .map(name -> new Guess(name, unlikeness(plain, name)))
        .sorted(Comparator.comparingInt(Guess::unlikeness))
        .limit(MOST_SUGGESTED)
        .map(Guess::name)
        .toList();
  }

  /** The names that go on from what is typed so far, at most {@code most}. */
  public static List<String> completions(String typed, int most) {
    String plain = plain(TypedText.value(TypedText.plain(typed)));
    List<String> names = plain.startsWith("etc") ? NAMES : PROPOSED;
    Stream<String> offset = FixedOffset.parse(typed).map(FixedOffset::shown).stream();
    Stream<String> cities =
        ZoneAbbreviations.cities(plain).stream().filter(city -> !plain.isEmpty());
    Stream<String> beginning =
        names.stream()
            .filter(name -> plain(name).startsWith(plain) || city(name).startsWith(plain));
    Stream<String> containing = names.stream().filter(name -> plain(name).contains(plain));
    return Stream.of(offset, cities, beginning, containing)
        .flatMap(each -> each)
        .distinct()
        .limit(most)
        .toList();
  }

  /** Whether it is so far from UTC all year. */
  public static boolean isOffset(ZoneId zone) {
    return zone instanceof ZoneOffset && !zone.equals(ZoneOffset.UTC);
  }

  /** The zone by its name; {@code UTC+2} where it has none. */
  public static String shown(ZoneId zone) {
    return zone instanceof ZoneOffset offset ? FixedOffset.shown(offset) : zone.getId();
  }

  /**
   * Several names of one city are one zone: the one that names more of where it is, and Europe's,
   * is the newer name.
   */
  private static Optional<String> ofCity(String plain) {
    List<String> zones =
        NAMES.stream()
            .filter(name -> !name.startsWith("Etc/"))
            .filter(name -> city(name).equals(plain))
            .toList();
    boolean isOneClock =
        zones.stream().map(name -> ZoneId.of(name).getRules()).distinct().count() == 1;
    return isOneClock
        ? zones.stream()
            .max(
                Comparator.comparingLong(TimeZones::parts)
                    .thenComparing(name -> name.startsWith("Europe/")))
        : Optional.empty();
  }

  private static long parts(String name) {
    return name.chars().filter(character -> character == '/').count();
  }

  private static int unlikeness(String plain, String name) {
    return Math.min(
        EditDistance.distance(plain, plain(name)), EditDistance.distance(plain, city(name)));
  }

  private static String city(String name) {
    return plain(name.substring(name.lastIndexOf('/') + 1));
  }

  /** Without accents and points: {@code São Paulo} and {@code St. John's} are in the zone data. */
  private static String plain(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\p{M}.'’]", "")
        .replace(' ', '_');
  }
}
