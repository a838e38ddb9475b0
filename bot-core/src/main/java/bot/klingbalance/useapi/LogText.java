package bot.klingbalance.useapi;

import java.util.regex.Pattern;

/** Words of a stranger, made fit for one line of the log: short, and without addresses. */
final class LogText {
  private static final int LONGEST = 200;

  /** Enough to find {@value #LONGEST} characters in, and little enough to search. */
  private static final int MOST_READ = 2_000;

  private static final String PART = "[^\\s\"'<>,;:(){}\\[\\]/]+";
  private static final Pattern ADDRESS = Pattern.compile(PART + "(?:@|%40)" + PART);
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Z}\\s]+");

  private LogText() {}

  static String of(String words) {
    String start = words.substring(0, Math.min(words.length(), MOST_READ));
    String line = INVISIBLE.matcher(start).replaceAll(" ").strip();
    String masked = ADDRESS.matcher(line).replaceAll("•••");
    return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
  }
}
