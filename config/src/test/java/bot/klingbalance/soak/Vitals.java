package bot.klingbalance.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * What the bot's process takes of the machine at a time. Linux tells it in {@code /proc}.
 *
 * @param second since the soak began
 * @param heap bytes in use after a full collection
 * @param memory bytes resident
 * @param database bytes of the database's file
 * @param log bytes of its write-ahead log
 * @param kept bytes in the database that are kept on purpose: readings and warnings
 */
record Vitals(
    long second,
    long heap,
    long memory,
    long threads,
    long descriptors,
    long database,
    long log,
    long kept) {
  static final String HEADER = "second,heap,memory,threads,descriptors,database,log,kept";

  private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)\\s*");
  private static final String KEPT =
      """
      SELECT (SELECT COALESCE(SUM(LENGTH(readings)), 0) FROM kept_weeks)
        + (SELECT COALESCE(SUM(LENGTH(digest)), 0) FROM outbox)
      """;

  /**
   * Takes them; the bot's heap is collected for that.
   *
   * @param objects where a list of what is in the heap goes
   */
  static Vitals of(long process, Path database, long second, Path objects) throws Exception {
    collectAndList(process, objects);
    Path proc = Path.of("/proc", Long.toString(process));
    ProcessStatus status = ProcessStatus.of(process);
    return new Vitals(
        second,
        ProcessStatus.number(TOTAL, Files.readString(objects)),
        status.resident(),
        status.threads(),
        entries(proc.resolve("fd")),
        Files.size(database),
        size(Path.of(database + "-wal")),
        kept(database));
  }

  String line() {
    return "%d,%d,%d,%d,%d,%d,%d,%d"
        .formatted(second, heap, memory, threads, descriptors, database, log, kept);
  }

  private static void collectAndList(long process, Path objects) throws Exception {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    new ProcessBuilder(jcmd.toString(), Long.toString(process), "GC.class_histogram")
        .redirectErrorStream(true)
        .redirectOutput(objects.toFile())
        .start()
        .waitFor();
  }

  private static long entries(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.count();
    }
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static long kept(Path database) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:%s?busy_timeout=5000".formatted(database));
        PreparedStatement statement = connection.prepareStatement(KEPT);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
