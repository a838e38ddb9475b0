package bot.klingbalance.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The mistakes that were met so far. */
final class Mistakes {
  private final List<Met> met = new ArrayList<>();

  /** A value that does not fit its key. */
  void unfit(Written written, Kind<?> kind) {
    String found = written.text().isEmpty() ? "empty" : kind.shown(written.text());
    unfit(written.place(), written.key(), found, kind.fits());
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
    met.add(new Met(place, new Mistake(place.toString(), key, found, remedy)));
  }

  /** By place; at one place in the order in which they were met. */
  List<Mistake> inOrder() {
    return met.stream().sorted(Comparator.comparing(Met::place)).map(Met::mistake).toList();
  }

  private record Met(Place place, Mistake mistake) {}
}
