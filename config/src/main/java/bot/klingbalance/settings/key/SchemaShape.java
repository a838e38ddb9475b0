package bot.klingbalance.settings.key;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a value looks that fits a key, in the words of JSON Schema. It lets pass whatever the bot
 * reads; the bot may still refuse what passes, such as a time zone that does not exist.
 *
 * @param words keywords of JSON Schema and what they say, in the order in which they are written. A
 *     keyword for numbers says nothing of a text, and one for texts nothing of a number
 */
record SchemaShape(Map<String, Object> words) {
  /** A text; where it is not in quotes, YAML may take it for something else. */
  static final SchemaShape TEXT =
      new SchemaShape(Map.of("type", List.of("string", "number", "boolean")));

  static final SchemaShape YES_OR_NO =
      typed("boolean").matching(anyCase("true") + "|" + anyCase("false"));

  static SchemaShape whole(int least, int most) {
    return typed("integer").matching("[0-9]{1,9}").with("minimum", least).with("maximum", most);
  }

  /**
   * An amount of credits.
   *
   * @param limit the keyword that says what 0 is
   */
  static SchemaShape amount(String limit) {
    return typed("number").matching("[0-9]{1,12}(\\.[0-9]{1,2})?").with(limit, 0);
  }

  static SchemaShape oneOf(List<String> names) {
    String pattern = names.stream().map(SchemaShape::anyCase).collect(Collectors.joining("|"));
    return new SchemaShape(
        Map.of("anyOf", List.of(Map.of("enum", names), typed("string").matching(pattern).words())));
  }

  /** A text of that form; blanks around it do not count. */
  static SchemaShape text(String pattern) {
    return TEXT.matching(pattern);
  }

  SchemaShape with(String keyword, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(words);
    more.put(keyword, value);
    return new SchemaShape(more);
  }

  /** The name in upper and lower case: JSON Schema has no flag for that. */
  static String anyCase(String name) {
    return name.chars()
        .mapToObj(Character::toString)
        .map(each -> "[%s%s]".formatted(each.toUpperCase(Locale.ROOT), each))
        .collect(Collectors.joining());
  }

  private SchemaShape matching(String pattern) {
    return with("pattern", "^\\s*(?:%s)\\s*$".formatted(pattern));
  }

  private static SchemaShape typed(String type) {
    List<String> types = type.equals("string") ? List.of(type) : List.of(type, "string");
    return new SchemaShape(Map.of("type", types));
  }
}
