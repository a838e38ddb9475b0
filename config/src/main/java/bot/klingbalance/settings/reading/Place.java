package bot.klingbalance.settings.reading;

/**
 * Where a value or a mistake stands.
 *
 * @param line from 1 on; 0 where the file as a whole is meant
 */
record Place(String source, int line) implements Comparable<Place> {
  /** After every line of a file. */
  static final Place ENVIRONMENT = new Place("environment", Integer.MAX_VALUE);

  @Override
  public int compareTo(Place other) {
    return Integer.compare(line, other.line);
  }

  @Override
  public String toString() {
    return equals(ENVIRONMENT) || line == 0 ? source : source + " line " + line;
  }
}
