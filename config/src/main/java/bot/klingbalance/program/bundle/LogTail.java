package bot.klingbalance.program.bundle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of a log that somebody hands in, cut where they are long. */
final class LogTail {
  private static final int MOST_LINES = 500;
  private static final int LONGEST_LINE = 1000;

  private LogTail() {}

  /** Reads to the end, whatever bytes there are, and blocks until then. */
  static List<String> of(InputStream log) throws IOException {
    Deque<String> last = new ArrayDeque<>();
    BufferedReader reader = new BufferedReader(new InputStreamReader(log, StandardCharsets.UTF_8));
    StringBuilder line = new StringBuilder();
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      if (c == '\n') {
        keep(last, line);
      } else if (line.length() < LONGEST_LINE) {
        line.append((char) c);
      }
    }
    if (!line.isEmpty()) {
      keep(last, line);
    }
    return List.copyOf(last);
  }

  private static void keep(Deque<String> last, StringBuilder line) {
    last.add(line.toString().replaceAll("\\p{Cntrl}", " "));
    if (last.size() > MOST_LINES) {
      last.remove();
    }
    line.setLength(0);
  }
}
