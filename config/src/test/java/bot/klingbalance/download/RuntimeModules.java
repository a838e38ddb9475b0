package bot.klingbalance.download;

import java.util.ArrayList;
import java.util.List;

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
          // Days and numbers in other languages than English: Java takes English without a word
          "jdk.localedata",
          // Memory and processor time in the health report
          "jdk.management",
          // Keeping connections alive
          "jdk.net",
          "jdk.unsupported",
          // Flyway reads the jar as a file system
          "jdk.zipfs");

  private RuntimeModules() {}

  /** Those for a Java of this feature version. */
  static List<String> of(int version) {
    List<String> modules = new ArrayList<>(EVERYWHERE);
    if (version < CURVES_IN_BASE) {
      modules.add("jdk.crypto.ec");
    }
    return modules;
  }
}
