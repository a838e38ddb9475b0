package bot.klingbalance.settings.reading;

import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.settings.key.ValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The mistakes that were met so far. */
public final class Mistakes {
  /** More than anybody reads; a file of something else altogether has many thousands. */
  public static final int MOST = 200;

  private final List<Met> met = new ArrayList<>();
  private int leftOut;

  /** A value that does not fit its key. */
  void unfit(WrittenValue written, ValueType<?> type) {
    String found = written.text().isEmpty() ? "empty" : type.shown(written.text());
    unfit(written.place(), written.key(), found, type.fits());
  }

  /**
   * Something that does not fit its key.
   *
   * @param found in words that follow "is"
   * @param fits a noun with its article
   */
  void unfit(Place place, String key, String found, String fits) {
    add(place, key, found, "it has to be " + fits);
  }

  /** Any mistake, with a clause of its own that says what to do. */
  void add(Place place, String key, String found, String remedy) {
    if (areTooMany()) {
      leaveOut();
      return;
    }
    met.add(new Met(place, new SettingsMistake(place.toString(), key, found, remedy)));
  }

  /** Whether a further mistake is only counted. */
  boolean areTooMany() {
    return met.size() == MOST;
  }

  /** Counts a mistake without saying which. */
  void leaveOut() {
    leftOut++;
  }

  /** By place; at one place in the order in which they were met. The last one counts the rest. */
  List<SettingsMistake> inOrder() {
    Stream<SettingsMistake> said =
        met.stream().sorted(Comparator.comparing(Met::place)).map(Met::mistake);
    return leftOut == 0 ? said.toList() : Stream.concat(said, Stream.of(rest())).toList();
  }

  private SettingsMistake rest() {
    return new SettingsMistake(
        "besides", "the rest", CountText.of(leftOut, "more mistake"), "mend these first");
  }

  private record Met(Place place, SettingsMistake mistake) {}
}
