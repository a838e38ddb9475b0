package bot.klingbalance.database;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/**
 * Which JDBC URLs are taken. A URL is judged before the driver sees it, as the driver logs the
 * parts of one that it cannot read, and those may be a password.
 */
final class DatabaseUrl {
  static final String SQLITE = "jdbc:sqlite:";
  static final String POSTGRES = "jdbc:postgresql:";

  private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?";
  private static final String PROPERTY = "[A-Za-z]+=[^&]*";

  /** A name with & or = in it is a list of properties behind a mistyped question mark. */
  private static final Pattern SERVER =
      Pattern.compile(
          "jdbc:postgresql:(?://%1$s(?:,%1$s)*/)?[A-Za-z0-9._~$+%%-]+(?:\\?%2$s(?:&%2$s)*)?"
              .formatted(HOST, PROPERTY));

  /** Blanks inside are usual: {@code /home/Max Muster}. */
  private static final Pattern IN_ONE_LINE = Pattern.compile("(?! )(?:[^\\p{C}\\p{Z}]| )+(?<! )");

  private DatabaseUrl() {}

  /** Why {@code url} is not taken, in words that follow "is" and hold nothing of it. */
  static Optional<String> flaw(String url) {
    if (url.startsWith(SQLITE)) {
      return ofFile(url.substring(SQLITE.length()));
    }
    return url.startsWith(POSTGRES)
        ? ofServer(url)
        : Optional.of("an address of something else than SQLite or PostgreSQL");
  }

  /** SQLite's {@code :memory:} and URI parameters would undo what the bot promises. */
  private static Optional<String> ofFile(String file) {
    if (file.isEmpty()) {
      return Optional.of("an address without a file");
    }
    if (!IN_ONE_LINE.matcher(file).matches()) {
      return Optional.of(
          "an address of SQLite with a blank around its file, or with a character in it that is"
              + " not shown");
    }
    if (file.contains("?")) {
      return Optional.of("an address of SQLite with parameters");
    }
    if (file.startsWith(":") || file.startsWith("file:")) {
      return Optional.of("an address of SQLite without a plain file name");
    }
    return isName(file)
        ? Optional.empty()
        : Optional.of("an address of SQLite without a plain file name");
  }

  private static boolean isName(String file) {
    try {
      return !Path.of(file).toString().isEmpty();
    } catch (InvalidPathException noName) {
      return false;
    }
  }

  private static Optional<String> ofServer(String url) {
    String place = url.split("\\?", 2)[0];
    if (place.contains("@")) {
      return Optional.of("an address with a user name or a password before the host");
    }
    if (place.endsWith("/") || place.equals(POSTGRES) || isHostAlone(place)) {
      return Optional.of("an address without the name of a database");
    }
    boolean isTaken = SERVER.matcher(url).matches() && Driver.parseURL(url, null) != null;
    return isTaken ? Optional.empty() : Optional.of("an address of PostgreSQL of another form");
  }

  private static boolean isHostAlone(String place) {
    String server = place.substring(POSTGRES.length());
    return server.startsWith("//") && server.indexOf('/', 2) < 0;
  }
}
