package bot.klingbalance.program.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * What an answer looks like, without what it says: the path of each value with its types. {@code
 * []} stands for the elements of a list, {@code *} for a key that is not a known name: it may be an
 * address or a person's. Immutable.
 *
 * @param types by path; {@code $} is the whole
 */
record AnswerShape(Map<String, Set<String>> types) {
  static final String WHOLE = "$";
  static final String UNKNOWN_KEY = "*";

  /** Among the types of the whole where nothing of it is JSON. */
  static final String NO_JSON = "no JSON";

  /** Among the types of the whole where it is JSON as far as it was read. */
  static final String CUT_OFF = "cut off";

  /** Deep or wide enough for every answer that is one; the rest of others is left out. */
  private static final int MOST_PATHS = 2000;

  private static final int MOST_DEPTH = 40;
  private static final JsonFactory FACTORY = new JsonFactory();

  AnswerShape {
    Map<String, Set<String>> sorted = new TreeMap<>();
    types.forEach(
        (path, each) -> sorted.put(path, Collections.unmodifiableSet(new TreeSet<>(each))));
    types = Collections.unmodifiableMap(sorted);
  }

  /**
   * The shape of what {@code body} holds, as far as it can be read.
   *
   * @param isKnown whether a key may be told
   * @param foreign is told each text and each unknown key, with the key it stands under
   */
  static AnswerShape of(
      InputStream body, Predicate<String> isKnown, BiConsumer<String, String> foreign) {
    Reading reading = new Reading(isKnown, foreign);
    try (JsonParser parser = FACTORY.createParser(body)) {
      if (parser.nextToken() == null) {
        return new AnswerShape(Map.of(WHOLE, Set.of("empty")));
      }
      reading.value(parser, WHOLE, "", 0);
    } catch (IOException cutOff) {
      reading.meet(WHOLE, reading.types.isEmpty() ? NO_JSON : CUT_OFF);
    }
    return new AnswerShape(reading.types);
  }

  /** What either of both has. */
  AnswerShape and(AnswerShape other) {
    Map<String, Set<String>> both = new TreeMap<>();
    types.forEach((path, each) -> both.computeIfAbsent(path, any -> new TreeSet<>()).addAll(each));
    other.types.forEach(
        (path, each) -> both.computeIfAbsent(path, any -> new TreeSet<>()).addAll(each));
    return new AnswerShape(both);
  }

  /** One walk through an answer. */
  private static final class Reading {
    private final Map<String, Set<String>> types = new TreeMap<>();
    private final Predicate<String> isKnown;
    private final BiConsumer<String, String> foreign;

    private Reading(Predicate<String> isKnown, BiConsumer<String, String> foreign) {
      this.isKnown = isKnown;
      this.foreign = foreign;
    }

    private void meet(String path, String type) {
      if (types.size() < MOST_PATHS || types.containsKey(path)) {
        types.computeIfAbsent(path, any -> new TreeSet<>()).add(type);
      }
    }

    private void value(JsonParser parser, String path, String key, int depth) throws IOException {
      JsonToken token = parser.currentToken();
      meet(path, type(token));
      if (token == JsonToken.VALUE_STRING) {
        foreign.accept(key, parser.getText());
      }
      if (depth >= MOST_DEPTH) {
        parser.skipChildren();
      } else if (token == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          value(parser, path + "[]", key, depth + 1);
        }
      } else if (token == JsonToken.START_OBJECT) {
        fields(parser, path, depth);
      }
    }

    private void fields(JsonParser parser, String path, int depth) throws IOException {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        boolean isTold = isKnown.test(name);
        if (!isTold) {
          foreign.accept(UNKNOWN_KEY, name);
        }
        parser.nextToken();
        String told = isTold ? name : UNKNOWN_KEY;
        value(parser, path.equals(WHOLE) ? told : path + "." + told, told, depth + 1);
      }
    }

    private static String type(JsonToken token) {
      return switch (token) {
        case START_OBJECT -> "object";
        case START_ARRAY -> "list";
        case VALUE_STRING -> "text";
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
        case VALUE_TRUE, VALUE_FALSE -> "boolean";
        case VALUE_NULL -> "null";
        case END_ARRAY, END_OBJECT, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> NO_JSON;
      };
    }
  }
}
