package bot.klingbalance.settings;

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
 * @param shape how what fits looks, for those who have not this reading
 */
record Kind<T>(
    String fits,
    boolean secret,
    Function<String, Optional<T>> reading,
    UnaryOperator<String> showing,
    Shape shape) {

  static <T> Kind<T> open(String fits, Function<String, Optional<T>> reading) {
    return new Kind<>(fits, false, reading, Shown::value, Shape.TEXT);
  }

  static <T> Kind<T> secret(String fits, Function<String, Optional<T>> reading) {
    return new Kind<>(fits, true, reading, Shown::secret, Shape.TEXT);
  }

  Kind<T> of(Shape narrower) {
    return new Kind<>(fits, secret, reading, showing, narrower);
  }

  Optional<T> read(String text) {
    return reading.apply(text);
  }

  String shown(String text) {
    return showing.apply(text);
  }
}
