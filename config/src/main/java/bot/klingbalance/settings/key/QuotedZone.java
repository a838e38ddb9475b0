package bot.klingbalance.settings.key;

import bot.klingbalance.command.typed.TimeZones;
import bot.klingbalance.command.typed.ZoneAbbreviations;
import bot.klingbalance.settings.reading.QuotedValue;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** A time zone that is none, with the one that was most likely meant. */
final class QuotedZone {
  /** Longer than any name. */
  private static final int LONGEST = 40;

  private QuotedZone() {}

  /** Words that follow "is". */
  static String value(String text) {
    String quoted = QuotedValue.value(text);
    return meant(text)
        .map(name -> "%s (did you mean \"%s\"?)".formatted(quoted, name))
        .orElse(quoted);
  }

  private static Optional<String> meant(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    return TimeZones.named(text)
        .filter(zone -> !(zone instanceof ZoneOffset))
        .map(ZoneId::getId)
        .or(() -> ZoneAbbreviations.cities(text.strip()).stream().findFirst())
        .or(() -> TimeZones.mostLike(text).stream().filter(name -> isNear(text, name)).findFirst());
  }

  private static boolean isNear(String text, String name) {
    return NearestKey.isNear(text, name)
        || NearestKey.isNear(text, name.substring(name.lastIndexOf('/') + 1));
  }
}
