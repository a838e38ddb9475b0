package bot.klingbalance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes bad input of good: each time a few changes to a valid sample, such as a disk, a bug or an
 * enemy would make. The same seed makes the same.
 */
public final class Mutation {
  private static final int MOST_CHANGES = 4;
  private static final int DEEP = 2_000;
  private static final int LONG = 3_000;

  /** A JSON value that is no object and no array; a colon before it is no part of it. */
  private static final Pattern VALUE =
      Pattern.compile("\"[^\"]*\"(?!\\s*:)|-?\\d+(?:\\.\\d+)?|\\btrue\\b|\\bfalse\\b|\\bnull\\b");

  private static final Pattern MEMBER =
      Pattern.compile("\"\\w+\"\\s*:\\s*(?:\"[^\"]*\"|-?\\d+|true|false|null)\\s*,");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e400",
          "9223372036854775808",
          "0.1e-999999999",
          "9".repeat(LONG),
          "\"\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"\\u202e<!channel>@everyone\"",
          "\"" + "x".repeat(LONG) + "\"",
          "[]",
          "{}",
          "[null]",
          "[[{}]]",
          "{\"\":{}}",
          "[".repeat(DEEP) + "]".repeat(DEEP),
          "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP),
          "NaN",
          "[1,]");

  private static final List<String> PIECES =
      List.of(
          "\ud800",
          "\udfff",
          "\u0000",
          "\u2028",
          "\u00a0",
          "\ufeff",
          "\u200b",
          "\u200f",
          "\u00ad",
          "\u034f",
          "\u2060",
          "\u2066",
          "\u2800",
          "\u3164",
          "\u0085",
          "\uff0e",
          "\u2212",
          "GMT+",
          ", b@c.d",
          "\ufe0f",
          "\ue000",
          "\uff20",
          "\u0308",
          "“",
          ".",
          " ",
          "mailto:",
          "\u202e",
          "İ",
          "ß",
          "e\u0301\u0301\u0301",
          "💥",
          "\\",
          "\"",
          "'",
          "<mailto:",
          "|",
          ">",
          "@",
          ",",
          "\n",
          "\r\n",
          "\t",
          "%",
          "%s",
          "$1",
          "#1",
          "9999999999",
          "-0",
          "{",
          "]",
          ": ",
          "- ",
          "&a ",
          "*a",
          "&amp;");

  private final Random random;

  public Mutation(Random random) {
    this.random = random;
  }

  /** A sample, changed in up to {@value #MOST_CHANGES} places; now and then not at all. */
  public String of(List<String> samples) {
    String text = any(samples);
    for (int changes = random.nextInt(MOST_CHANGES + 1); changes > 0; changes--) {
      text = changed(text, samples);
    }
    return text;
  }

  /** The same as bytes, some of which are turned into others. */
  public byte[] bytesOf(List<String> samples) {
    return bytesOf(of(samples).getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes, some of which are turned into others, or cut off. */
  public byte[] bytesOf(byte[] sample) {
    byte[] bytes = sample.clone();
    for (int flips = random.nextInt(MOST_CHANGES); flips > 0 && bytes.length > 0; flips--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return random.nextInt(6) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
  }

  /** One of several, each as likely as the others. */
  public <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String changed(String text, List<String> samples) {
    return switch (random.nextInt(9)) {
      case 0 -> text.substring(0, place(text));
      case 1 -> text.substring(place(text));
      case 2 -> twice(text);
      case 3 -> without(text);
      case 4, 5 -> withAnotherValue(text);
      case 6 -> withAMemberTwice(text);
      case 7 -> spliced(text, any(samples));
      default -> with(text, any(PIECES));
    };
  }

  private String withAnotherValue(String text) {
    List<MatchResult> values = VALUE.matcher(text).results().toList();
    if (values.isEmpty()) {
      return with(text, any(VALUES));
    }
    MatchResult value = any(values);
    String other = random.nextBoolean() ? any(VALUES) : any(values).group();
    return text.substring(0, value.start()) + other + text.substring(value.end());
  }

  private String withAMemberTwice(String text) {
    List<MatchResult> members = MEMBER.matcher(text).results().toList();
    if (members.isEmpty()) {
      return twice(text);
    }
    MatchResult member = any(members);
    return text.substring(0, member.end()) + member.group() + text.substring(member.end());
  }

  private String twice(String text) {
    int from = place(text);
    int to = from + random.nextInt(text.length() - from + 1);
    return text.substring(0, to) + text.substring(from, to) + text.substring(to);
  }

  private String without(String text) {
    int from = place(text);
    int to = from + random.nextInt(Math.min(20, text.length() - from) + 1);
    return text.substring(0, from) + text.substring(to);
  }

  private String spliced(String text, String other) {
    return text.substring(0, place(text)) + other.substring(place(other));
  }

  private String with(String text, String piece) {
    int at = place(text);
    return text.substring(0, at) + piece + text.substring(at);
  }

  private int place(String text) {
    return random.nextInt(text.length() + 1);
  }
}
