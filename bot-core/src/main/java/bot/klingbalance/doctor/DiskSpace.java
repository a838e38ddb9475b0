package bot.klingbalance.doctor;

import java.util.Optional;

/** Checks the free space on the disk of the database. Pure. */
final class DiskSpace {
  private static final long MEGABYTE = 1_000_000;

  /** A year of a hundred accounts takes less. */
  private static final long AMPLE = 200 * MEGABYTE;

  /** What SQLite may need for temporary files. */
  private static final long LITTLE = 10 * MEGABYTE;

  private DiskSpace() {}

  /** Nothing when there is enough. */
  static Optional<CheckResult> check(String name, String place, long free) {
    if (free >= AMPLE) {
      return Optional.empty();
    }
    return Optional.of(of(name, place, free).inChat(sentences("the database", free)));
  }

  private static CheckResult of(String name, String place, long free) {
    String sentences = sentences(place, free);
    return free < LITTLE
        ? CheckResult.mend(name, sentences)
        : CheckResult.attention(name, sentences);
  }

  private static String sentences(String place, long free) {
    String room = "%d MB are left on it".formatted(free / MEGABYTE);
    String wording =
        free < LITTLE
            ? "The disk of %s is full: %s. Free some space: what accounts answer, and warnings, cannot be kept."
            : "The disk of %s is nearly full: %s. Free some space before the bot has to stop.";
    return wording.formatted(place, room);
  }
}
