package bot.klingbalance.download;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The modules of Java that the program needs, named by hand: what it asks for only when it is used
 * is not seen by looking at its classes. A test holds the list to what its classes name.
 */
final class RuntimeModules {
  /** From this release on, elliptic curves are in the base module. */
  private static final int CURVES_IN_BASE = 22;

  private static final List<String> EVERYWHERE =
      List.of(
          "java.base",
          // The pictures
          "java.desktop",
          // Java's own log, which libraries write to
          "java.logging",
          // Figures of the health report
          "java.management",
          // Names and certificates in TLS
          "java.naming",
          // Kerberos of PostgreSQL
          "java.security.jgss",
          "java.sql",
          "java.xml",
          // The health report, and Slack's HTTP mode
          "jdk.httpserver",
          // The recordings of which the README tells
          "jdk.jfr",
          // Memory and processor time in the health report
          "jdk.management",
          // Keeping connections alive
          "jdk.net",
          "jdk.unsupported",
          // Flyway reads the jar as a file system
          "jdk.zipfs");

  /** Named by classes of libraries that the bot does not call. */
  private static final Set<String> NOT_CALLED = Set.of("java.scripting");

  private RuntimeModules() {}

  /**
   * Those that classes need and the list has not.
   *
   * @param needed as {@code jdeps --print-module-deps} tells them
   */
  static List<String> missing(String needed) {
    return Stream.of(needed.strip().split(","))
        .filter(name -> !EVERYWHERE.contains(name) && !NOT_CALLED.contains(name))
        .toList();
  }

  /** Those for a Java of this feature version. */
  static List<String> of(int version) {
    List<String> modules = new ArrayList<>(EVERYWHERE);
    if (version < CURVES_IN_BASE) {
      modules.add("jdk.crypto.ec");
    }
    return modules;
  }
}
