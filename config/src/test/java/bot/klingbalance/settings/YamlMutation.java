package bot.klingbalance.settings;

import bot.klingbalance.fuzz.Mutation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Spoils a file of YAML as somebody with an editor does, line by line and value by value, and then
 * as anything else is spoilt.
 */
record YamlMutation(Mutation mutation) {
  private static final List<Integer> CHANGES = List.of(0, 1, 1, 2, 3);
  private static final List<Boolean> ODDS = List.of(true, false, false);

  /** What stands behind a key, a dash or a comma, up to where it ends on its line. */
  private static final Pattern VALUE =
      Pattern.compile("(?<=[:,\\[{-] )[^\\s,\\[\\]{}#][^,#\\[\\]{}\\n]*|\\[[^\\]\\n]*]");

  private static final Pattern KEY = Pattern.compile("\\b[a-z_]+(?=:(?: |\\n))");

  private static final List<String> VALUES =
      List.of(
          "~",
          "",
          "true",
          "0x1F",
          "0o17",
          "1e3",
          ".nan",
          "-.inf",
          "2026-02-30",
          "24:00",
          "9".repeat(400),
          "x".repeat(5_000),
          "''",
          "'it''s'",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\U0001F4A5\"",
          "\"\\UFFFFFFFF\"",
          "\"two\\nlines\"",
          "\"@here\"",
          "@here",
          "!!str 5",
          "!!binary aGk=",
          "!!java.io.File /x",
          "!own {a: b}",
          "&here [x]",
          "&here {port: 1}",
          "*here",
          "&self [*self]",
          "&bomb [&a [x, x, x, x, x], &b [*a, *a, *a, *a, *a], &c [*b, *b, *b, *b], *c, *c]",
          "[" + "*here, ".repeat(60) + "]",
          "[".repeat(15) + "]".repeat(15),
          "[".repeat(3_000),
          "{a: ".repeat(25) + "1" + "}".repeat(25),
          "[all, [all], {all: all}]",
          "[1, 2,, 3]",
          "{}",
          "|\n  a\n  b",
          ">-\n    folded\n\n    text",
          "? [a]\n: b",
          "a: b",
          "x # no comment? yes",
          "x#y",
          "https://user:pw@example.com/?x=1#y",
          "jdbc:postgresql://db/bot?password=hunter2");

  private static final List<String> LINES =
      List.of(
          "---",
          "...",
          "%YAML 1.2",
          "%TAG ! tag:example.com,2026:",
          "<<: *here",
          "? ",
          "- ",
          ": ",
          "\t",
          "  \tport: 1",
          "? slack",
          "slack: &here",
          "discord: *here",
          "#",
          "port: 1",
          "      - - - - - -",
          "\"slack\": {\"port\": 1}",
          "{slack: {port: 1}}",
          "x: ".repeat(30));

  /** A sample, changed in some places; now and then not at all. */
  String of(List<String> samples) {
    String text = mutation.any(samples);
    for (int changes = mutation.any(CHANGES); changes > 0; changes--) {
      text = changed(text, samples);
    }
    return mutation.any(ODDS) ? mutation.of(List.of(text)) : text;
  }

  private String changed(String text, List<String> samples) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    List<String> others = List.of(mutation.any(samples).split("\n", -1));
    int at = place(lines);
    String line = lines.get(at);
    switch (mutation.any(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 9))) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(place(lines), line);
      case 2 -> Collections.swap(lines, at, place(lines));
      case 3 -> lines.set(at, mutation.any(List.of(" ", "  ", "\t", "- ")) + line);
      case 4 -> lines.set(at, line.replaceFirst("^ {1,2}", ""));
      case 5 -> lines.add(at, mutation.any(LINES));
      case 6 -> lines.add(at, mutation.any(others));
      case 7 -> {
        lines.subList(at, lines.size()).clear();
        lines.addAll(others.subList(place(others), others.size()));
      }
      case 8 -> lines.set(at, with(line, VALUE, mutation.any(List.of(VALUES, values(text)))));
      default -> lines.set(at, with(line, KEY, found(KEY, text)));
    }
    return String.join("\n", lines);
  }

  private static List<String> values(String text) {
    return found(VALUE, text);
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  private String with(String line, Pattern part, List<String> others) {
    List<MatchResult> parts = part.matcher(line).results().toList();
    if (parts.isEmpty() || others.isEmpty()) {
      return line;
    }
    MatchResult old = mutation.any(parts);
    return line.substring(0, old.start()) + mutation.any(others) + line.substring(old.end());
  }

  private int place(List<String> lines) {
    return mutation.any(IntStream.range(0, lines.size()).boxed().toList());
  }
}
