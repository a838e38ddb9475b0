package bot.klingbalance.command.spec;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What kind of value an option has. */
public sealed interface OptionValue {
  <T> T match(Function<Words, T> words, Function<WholeNumber, T> number);

  /** Text. */
  record Words(Completion completion) implements OptionValue {
    @Override
    public <T> T match(Function<Words, T> words, Function<WholeNumber, T> number) {
      return words.apply(this);
    }
  }

  /**
   * A whole number.
   *
   * @param range what a chat refuses to send is outside of it
   * @param usual those that are offered where a chat completes what is typed
   */
  record WholeNumber(Optional<Range> range, List<Integer> usual) implements OptionValue {
    public WholeNumber {
      usual = List.copyOf(usual);
    }

    @Override
    public <T> T match(Function<Words, T> words, Function<WholeNumber, T> number) {
      return number.apply(this);
    }
  }

  /** Both ends belong to it. */
  record Range(int least, int most) {}
}
