package bot.klingbalance.download;

/** What is measured of the program, and what it is measured against. */
enum Figure {
  START_AFTER_UNPACKING("first start after unpacking", "s", "-", "-"),
  START("start in an empty folder", "s", "0.5", "0.6"),
  START_AGAIN("start on its database", "s", "0.5", "0.6"),
  JAR_START("java -jar in an empty folder", "s", "-", "-"),
  JAR_START_AGAIN("java -jar on its database", "s", "-", "-"),
  IDLE_AT_FIRST("idle, in an empty folder", "MB", "90", "110"),
  IDLE("idle, on its database", "MB", "90", "110"),
  IDLE_OF_FEW("idle, with ten accounts", "MB", "90", "110"),
  IDLE_OF_ITS_OWN("  of which no file holds", "MB", "-", "-"),
  ASKED_AT_FIRST("2,000 commands, empty folder", "MB", "120", "165"),
  ASKED("2,000 commands, on its database", "MB", "120", "165"),
  ASKED_WITH_CHARTS("2,000 commands with charts", "MB", "120", "165"),
  ASKED_OF_ITS_OWN("  of which no file holds", "MB", "-", "-"),
  PROCESSOR("processor time a command", "ms", "0.6", "1.25"),
  ANSWERED_LATER("  commands answered later", "%", "-", "-"),
  PROCESSOR_WITH_CHARTS("the same with charts", "ms", "0.6", "1.25"),
  ANSWERED_LATER_WITH_CHARTS("  commands answered later", "%", "-", "-");

  private final String title;
  private final String unit;
  private final String expected;
  private final String inNode;

  Figure(String title, String unit, String expected, String inNode) {
    this.title = title;
    this.unit = unit;
    this.expected = expected;
    this.inNode = inNode;
  }

  static String header() {
    return row("figure", "ours", "expected", "Node.js", "");
  }

  /** A row of the table. */
  String row(double ours) {
    String number = "%.2f".formatted(ours);
    return row(title, number, expected, inNode, unit);
  }

  private static String row(
      String title, String ours, String expected, String inNode, String unit) {
    return "%-32s %8s %9s %8s %s".formatted(title, ours, expected, inNode, unit).stripTrailing();
  }
}
