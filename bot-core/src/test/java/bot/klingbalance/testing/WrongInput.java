package bot.klingbalance.testing;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What somebody may type into the fields of a form, and cannot be done. */
public final class WrongInput {
  private static final int LONG = 3_000;

  private WrongInput() {}

  /** The field of the form of {@code /kling-watch add}, and what is typed in it. */
  public static Stream<Arguments> ofFields() {
    return Stream.of(
        arguments("below", "much"),
        arguments("below", "-5"),
        arguments("below", "101%"),
        arguments("below", "1e9"),
        arguments("below", "9".repeat(LONG)),
        arguments("below", "@everyone <!here> <@&1>"),
        arguments("below", "**500** [x](https://example.com)"),
        arguments("below", "500 at 25:00"),
        arguments("below", "…"),
        arguments("on", "payday"),
        arguments("on", "mon-fri\nat 25:00"),
        arguments("on", "fri-"),
        arguments("on", "x".repeat(LONG)));
  }
}
