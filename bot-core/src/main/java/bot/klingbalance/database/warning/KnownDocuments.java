package bot.klingbalance.database.warning;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Values and the documents that they are stored as. Those that were written or read last are known
 * for a while, since of ten thousand accounts each takes long to make: channels that are alike
 * leave the same behind, and what was written down is read at once by who sends it. Safe for use by
 * many threads.
 *
 * @param <T> values that do not change
 */
final class KnownDocuments<T> {
  private final int most;
  private final Function<T, String> writer;
  private final Function<String, T> reader;
  private final Deque<SoftReference<Known<T>>> known = new ArrayDeque<>();

  /** Documents of which the last {@code most} are known while there is memory to spare. */
  KnownDocuments(int most, Function<T, String> writer, Function<String, T> reader) {
    this.most = most;
    this.writer = writer;
    this.reader = reader;
  }

  private record Known<T>(T value, String document) {}

  String written(T value) {
    return known(each -> each.value().equals(value))
        .map(Known::document)
        .orElseGet(() -> writtenAnew(value));
  }

  /**
   * The same of a value that is like no other one: it is not compared with those that are known.
   */
  String writtenAnew(T value) {
    return keep(new Known<>(value, writer.apply(value))).document();
  }

  T read(String document) {
    return known(each -> each.document().equals(document))
        .orElseGet(() -> keep(new Known<>(reader.apply(document), document)))
        .value();
  }

  /** The newest first: it is wanted most often. */
  private Optional<Known<T>> known(Predicate<Known<T>> wanted) {
    return lately().filter(wanted).findFirst();
  }

  private synchronized Stream<Known<T>> lately() {
    return known.stream().map(SoftReference::get).filter(Objects::nonNull).toList().stream();
  }

  private synchronized Known<T> keep(Known<T> made) {
    known.addFirst(new SoftReference<>(made));
    if (known.size() > most) {
      known.removeLast();
    }
    return made;
  }
}
