package bot.klingbalance.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Brings bad input to a parser again and again, and says with which input and seed it went wrong.
 *
 * <p>A build does so 250 times with one seed, CI a thousand. For as long as one likes, and with
 * other luck: {@code -Dfuzz.count=1000000 -Dfuzz.seed=7}; then it also tells how often it did.
 */
public final class Fuzzing {
  /** How often a parser of text is tried. */
  private static final int COUNT = Integer.getInteger("fuzz.count", 250);

  private static final long SEED = Long.getLong("fuzz.seed", 20_261_125);

  /** Of the thread's own time, which no other work on the machine adds to. */
  private static final Duration MOST = Duration.ofSeconds(5);

  /** What one try may ask of the heap in all, however little of it at once. */
  private static final long MOST_BYTES = 256L << 20;

  private static final int MOST_SHOWN = 20_000;
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Fuzzing() {}

  /** Makes an input. */
  @FunctionalInterface
  public interface Source<T> {
    T next(Mutation mutation);
  }

  /** Brings an input to what is tried, and throws where that does what it must not. */
  @FunctionalInterface
  public interface Oracle<T> {
    /** Returns whether the input was accepted. */
    boolean accepts(T input) throws Exception;
  }

  /** Tries a parser. */
  public static <T> void of(String name, Source<T> source, Oracle<T> oracle) {
    of(name, COUNT, source, oracle);
  }

  /** The same for something slower, of which fewer tries have to do. */
  public static <T> void ofSlow(String name, int slowness, Source<T> source, Oracle<T> oracle) {
    of(name, Math.max(1, COUNT / slowness), source, oracle);
  }

  private static <T> void of(String name, int count, Source<T> source, Oracle<T> oracle) {
    Mutation mutation = new Mutation(new Random(SEED + name.hashCode()));
    long start = System.nanoTime();
    int accepted = 0;
    Cost most = Cost.NONE;
    for (int i = 0; i < count; i++) {
      int number = i;
      T input = source.next(mutation);
      Cost before = Cost.untilNow();
      accepted +=
          accepts(oracle, input, () -> "%s, seed %d, try %d".formatted(name, SEED, number)) ? 1 : 0;
      Cost cost = Cost.untilNow().minus(before);
      if (cost.time().compareTo(MOST) > 0 || cost.bytes() > MOST_BYTES) {
        throw new AssertionError("%s took %s for %s".formatted(name, cost, shown(input)));
      }
      most = most.or(cost);
    }
    if (System.getProperty("fuzz.count") != null) {
      System.out.printf(
          "%s: %,d tries with seed %d in %,d s, %,d accepted, the most for one was %s%n",
          name, count, SEED, (System.nanoTime() - start) / 1_000_000_000, accepted, most);
    }
  }

  private static <T> boolean accepts(Oracle<T> oracle, T input, Supplier<String> what) {
    try {
      return oracle.accepts(input);
    } catch (Exception | AssertionError | StackOverflowError wrong) {
      throw new AssertionError("%s: %s with %s".formatted(what.get(), wrong, shown(input)), wrong);
    }
  }

  /** So that it can be copied into a test, whatever stands in it. */
  private static String shown(Object input) {
    StringBuilder shown = new StringBuilder();
    String text =
        input instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(input);
    text.chars()
        .limit(MOST_SHOWN)
        .forEach(
            each ->
                shown.append(
                    each < 0x20 || each > 0x7e ? "\\u%04x".formatted(each) : "" + (char) each));
    return shown.toString();
  }

  /** What the thread has used of the machine. */
  private record Cost(Duration time, long bytes) {
    static final Cost NONE = new Cost(Duration.ZERO, 0);

    static Cost untilNow() {
      return new Cost(
          Duration.ofNanos(THREAD.getCurrentThreadCpuTime()),
          THREAD.getCurrentThreadAllocatedBytes());
    }

    Cost minus(Cost other) {
      return new Cost(time.minus(other.time), bytes - other.bytes);
    }

    Cost or(Cost other) {
      return new Cost(
          time.compareTo(other.time) > 0 ? time : other.time, Math.max(bytes, other.bytes));
    }

    @Override
    public String toString() {
      return "%d ms and %,d KiB".formatted(time.toMillis(), bytes / 1024);
    }
  }
}
