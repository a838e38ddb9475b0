package bot.klingbalance.useapi.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A JSON object of useapi.net, of which every member may be missing, null, of the wrong type or
 * absurd: such a member is absent, and the others are read all the same.
 *
 * <p>Numbers stay the characters they are until somebody wants one. So a number of a million
 * digits, or with an exponent of a billion, costs nothing but its length.
 */
public final class LenientJson {
  /** Far deeper than any body of useapi.net, far shallower than the stack. */
  private static final int DEEPEST = 500;

  /** Longer than any number that makes sense here. */
  private static final int LONGEST_NUMBER = 40;

  private static final Pattern NUMBER =
      Pattern.compile("-?\\d{1,40}(?:\\.\\d{1,40})?(?:[eE][+-]?\\d{1,3})?");

  /** A body has at most 1 MiB, so its length bounds every part of it. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  public static final LenientJson EMPTY = new LenientJson(Map.of());

  private final Map<String, Object> members;

  private LenientJson(Map<String, Object> members) {
    this.members = members;
  }

  /** A number as it was written. */
  private record Digits(String text) {}

  /** A value that says nothing: null, true or false. */
  private enum Nothing {
    HERE
  }

  /**
   * The object that {@code text} is; nothing when it is no JSON, something else than an object, cut
   * off, followed by anything, or has a name twice in one object.
   */
  public static Optional<LenientJson> parse(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      LenientJson whole = readObject(parser);
      return parser.nextToken() == null ? Optional.of(whole) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Every name, in the order of the document. */
  public Set<String> names() {
    return members.keySet();
  }

  public Optional<LenientJson> object(String name) {
    return member(name, LenientJson.class);
  }

  /** The objects in an array; whatever else is in it is left out. */
  List<LenientJson> objects(String name) {
    List<?> elements = member(name, List.class).orElse(List.of());
    return elements.stream()
        .filter(LenientJson.class::isInstance)
        .map(LenientJson.class::cast)
        .toList();
  }

  /** A string that is not blank. */
  public Optional<String> text(String name) {
    return member(name, String.class).filter(text -> !text.isBlank());
  }

  /** A number, or a string that is written like one, with up to 40 digits. */
  Optional<BigDecimal> number(String name) {
    return member(name, Digits.class)
        .map(Digits::text)
        .or(() -> text(name).map(String::strip))
        .filter(digits -> digits.length() <= 3 * LONGEST_NUMBER)
        .filter(digits -> NUMBER.matcher(digits).matches())
        .map(BigDecimal::new);
  }

  /** A whole number; {@code 5.0} is one. */
  Optional<Long> integer(String name) {
    return number(name).flatMap(LenientJson::exactly);
  }

  /** What an error says, in both shapes: {@code "error"} is a text, or an object with a message. */
  Optional<String> errorText() {
    return text("error").or(() -> object("error").flatMap(error -> error.text("message")));
  }

  /** The code of an error, in both shapes. */
  public Optional<Long> errorCode() {
    return object("error").flatMap(error -> error.integer("code")).or(() -> integer("code"));
  }

  /** When to ask again, as it was written, in both shapes. */
  Optional<String> retryAfter() {
    return text("retryAfter").or(() -> object("error").flatMap(error -> error.text("retryAfter")));
  }

  private <T> Optional<T> member(String name, Class<T> type) {
    return Optional.ofNullable(members.get(name)).filter(type::isInstance).map(type::cast);
  }

  private static Optional<Long> exactly(BigDecimal number) {
    try {
      return Optional.of(number.longValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static LenientJson readObject(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      members.put(name, readValue(parser, parser.nextToken()));
    }
    return new LenientJson(members);
  }

  private static List<Object> readArray(JsonParser parser) throws IOException {
    List<Object> elements = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      elements.add(readValue(parser, token));
    }
    return elements;
  }

  private static Object readValue(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Digits(parser.getText());
      default -> Nothing.HERE;
    };
  }
}
