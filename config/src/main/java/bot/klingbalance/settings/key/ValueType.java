package bot.klingbalance.settings.key;

import bot.klingbalance.settings.reading.QuotedValue;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What fits a key: how its text is read, and how that is said to people.
 *
 * @param fits a noun with its article, such as "a port from 0 to 65535"
 * @param secret whether the text must not be shown
 * @param reading from the text to the value, or to nothing when it does not fit
 * @param showing from a text that does not fit to words that follow "is"
 * @param shape how what fits looks, for editors, which cannot read it as the bot does
 */
public record ValueType<T>(
    String fits,
    boolean secret,
    Function<String, Optional<T>> reading,
    UnaryOperator<String> showing,
    SchemaShape shape) {

  static <T> ValueType<T> open(String fits, Function<String, Optional<T>> reading) {
    return new ValueType<>(fits, false, reading, QuotedValue::value, SchemaShape.TEXT);
  }

  static <T> ValueType<T> secret(String fits, Function<String, Optional<T>> reading) {
    return new ValueType<>(fits, true, reading, QuotedValue::secret, SchemaShape.TEXT);
  }

  ValueType<T> of(SchemaShape narrower) {
    return new ValueType<>(fits, secret, reading, showing, narrower);
  }

  public Optional<T> read(String text) {
    return reading.apply(text);
  }

  public String shown(String text) {
    return showing.apply(text);
  }
}
