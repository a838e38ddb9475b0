package bot.klingbalance.settings.key;

import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.watch.Weekdays;

/**
 * What fits the keys that name days of the week: read as forgivingly as what is typed in a chat.
 */
final class WeekdayTypes {
  static final ValueType<Weekdays> WEEKDAYS =
      ValueType.open(
          "days of the week, such as mon-fri, wed or weekdays",
          text -> Weekdays.parse(TypedText.value(text)));

  private WeekdayTypes() {}
}
