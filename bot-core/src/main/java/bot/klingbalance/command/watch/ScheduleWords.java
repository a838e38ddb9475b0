package bot.klingbalance.command.watch;

import bot.klingbalance.command.typed.TimeOfDay;
import bot.klingbalance.command.typed.TimeZones;
import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.command.typed.ZoneAbbreviations;
import bot.klingbalance.command.watch.WatchRequest.Mistake;
import bot.klingbalance.message.Text;
import bot.klingbalance.watch.Weekdays;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When something is wanted: what stands behind {@code at}, {@code in} and {@code on}. */
final class ScheduleWords {
  private static final Set<String> KEYWORDS = Set.of("at", "in", "on");

  private final String command;
  private Optional<LocalTime> at = Optional.empty();
  private Optional<ZoneId> zone = Optional.empty();
  private Optional<Weekdays> days = Optional.empty();

  /**
   * Nothing yet.
   *
   * @param command what the words stand behind in an example
   */
  ScheduleWords(String command) {
    this.command = command;
  }

  static Set<String> keywordsAnd(String... others) {
    return Stream.concat(KEYWORDS.stream(), Stream.of(others)).collect(Collectors.toSet());
  }

  Optional<LocalTime> at() {
    return at;
  }

  Optional<ZoneId> zone() {
    return zone;
  }

  Optional<Weekdays> days() {
    return days;
  }

  /** Takes in what stands behind one of the keywords, and says where it is none. */
  Optional<Mistake> take(String keyword, String value) {
    return switch (keyword) {
      case "at" -> takeTime(value);
      case "on" -> takeDays(value);
      default -> takeZone(value);
    };
  }

  private Optional<Mistake> takeTime(String value) {
    at = TimeOfDay.parse(value);
    return at.isPresent()
        ? Optional.empty()
        : mistake("at", value, "a time of day such as 09:00 or 9am", "at 09:00");
  }

  private Optional<Mistake> takeDays(String value) {
    days = Weekdays.parse(value);
    return days.isPresent()
        ? Optional.empty()
        : mistake("on", value, "days of the week such as mon-fri or mon,wed", "on mon-fri");
  }

  private Optional<Mistake> takeZone(String value) {
    List<String> cities = ZoneAbbreviations.cities(value);
    if (!cities.isEmpty()) {
      return Optional.of(
          new Mistake(
              Text.of(
                  "%s is an abbreviation, not a time zone by its name. Cities that use it: %s."
                      .formatted(TypedText.quoted(value), String.join(", ", cities))),
              command + " in " + cities.get(0)));
    }
    zone = TimeZones.named(value);
    if (zone.isPresent()) {
      return Optional.empty();
    }
    List<String> alike = value.isEmpty() ? List.of() : TimeZones.mostLike(value);
    String fits =
        "a time zone by its name, such as Europe/Berlin"
            + (alike.isEmpty() ? "" : "; like it are " + String.join(", ", alike));
    return mistake("in", value, fits, "in " + (alike.isEmpty() ? "Europe/Berlin" : alike.get(0)));
  }

  Optional<Mistake> mistake(String keyword, String value, String fits, String example) {
    String found = value.isEmpty() ? "nothing stands there" : TypedText.quoted(value) + " is none";
    return Optional.of(
        new Mistake(
            Text.of("Behind “%s” stands %s; %s.".formatted(keyword, fits, found)),
            command + " " + example));
  }
}
