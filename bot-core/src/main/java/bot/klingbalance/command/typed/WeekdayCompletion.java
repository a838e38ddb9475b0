package bot.klingbalance.command.typed;

import bot.klingbalance.watch.Weekdays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Days of the week that are offered while somebody types them. */
public final class WeekdayCompletion {
  private static final List<String> USUAL =
      List.of(
          "mon-fri",
          "every day",
          "mon-sat",
          "sat-sun",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday");

  private WeekdayCompletion() {}

  /** The single days that go on from what is typed so far. */
  public static List<String> ofOne(String typed, int most) {
    String part = TypedText.value(TypedText.plain(typed)).toLowerCase(Locale.ROOT);
    return USUAL.stream()
        .filter(each -> each.endsWith("day") && !each.contains(" "))
        .filter(each -> each.startsWith(part))
        .limit(most)
        .toList();
  }

  /** Those that go on from what is typed so far, and that itself where it is understood. */
  public static List<String> of(String typed, int most) {
    String part = TypedText.value(TypedText.plain(typed)).toLowerCase(Locale.ROOT);
    Stream<String> understood =
        Optional.of(part).flatMap(Weekdays::parse).map(Weekdays::toString).stream();
    Stream<String> usual = USUAL.stream().filter(each -> each.startsWith(part));
    return Stream.concat(usual, understood).distinct().limit(most).toList();
  }
}
