package bot.klingbalance.program.logging;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.JsonEscapeUtil;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Logback's JSON, in which the fields of an event stand beside its level and message: {@code
 * "event":"delivery","channel":"C0123456789"}. Logback would wrap each in an object of its own,
 * which no search can be made for.
 */
final class JsonLines extends JsonEncoder {
  @Override
  protected void appendCustomFields(StringBuilder json, ILoggingEvent event) {
    List<@Nullable KeyValuePair> pairs = event.getKeyValuePairs();
    if (pairs != null) {
      for (@Nullable KeyValuePair pair : pairs) {
        if (pair != null) {
          append(json, pair);
        }
      }
    }
  }

  private static void append(StringBuilder json, KeyValuePair pair) {
    json.append(",\"").append(escaped(pair.key)).append("\":").append(json(pair.value));
  }

  private static String json(@Nullable Object value) {
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    return value instanceof Collection<?> all
        ? all.stream().map(JsonLines::json).collect(Collectors.joining(",", "[", "]"))
        : '"' + escaped(String.valueOf(value)) + '"';
  }

  private static String escaped(String text) {
    return JsonEscapeUtil.jsonEscapeString(text);
  }
}
