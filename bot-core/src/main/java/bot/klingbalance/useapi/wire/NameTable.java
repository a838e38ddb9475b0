package bot.klingbalance.useapi.wire;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What words mean that occur again and again in a large body: a word that was seen before costs no
 * memory. For use by one thread.
 */
final class NameTable<V> {
  private static final int PRIME = 31;

  private final char[] @Nullable [] words;
  private final @Nullable Object[] values;
  private final int most;
  private final Function<String, V> meaning;
  private final V other;
  private int size;

  /**
   * An empty table.
   *
   * @param most how many words are told apart
   * @param meaning of a word that is new
   * @param other the meaning of all words that are too many
   */
  NameTable(int most, Function<String, V> meaning, V other) {
    this.words = new char[Integer.highestOneBit(most) * 4][];
    this.values = new Object[words.length];
    this.most = most;
    this.meaning = meaning;
    this.other = other;
  }

  /** What the word means that these characters are. */
  @SuppressWarnings("unchecked") // only values of type V are put in
  V of(char[] text, int from, int length) {
    int place = hash(text, from, length) & (words.length - 1);
    for (char[] there = words[place]; there != null; there = words[place]) {
      if (Arrays.equals(there, 0, there.length, text, from, from + length)) {
        return (V) values[place];
      }
      place = (place + 1) & (words.length - 1);
    }
    if (size == most) {
      return other;
    }
    size++;
    V value = meaning.apply(new String(text, from, length));
    words[place] = Arrays.copyOfRange(text, from, from + length);
    values[place] = value;
    return value;
  }

  private static int hash(char[] text, int from, int length) {
    int hash = 0;
    for (int i = from; i < from + length; i++) {
      hash = PRIME * hash + text[i];
    }
    return hash ^ (hash >>> 16);
  }
}
