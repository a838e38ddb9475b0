package bot.klingbalance.checkup;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that is looked at by itself: the door to what only an adapter, the store or the program
 * can ask.
 */
public interface Examination {
  /** What is looked at, for those who wait, such as {@code Slack}. */
  String subject();

  /**
   * Looks once, changing nothing, and ends with a check for each thing that it looked at. The call
   * does not block, and the future ends exceptionally only on a defect.
   */
  CompletableFuture<List<Check>> begin();

  /** A check for each of several things, each begun when the one before has ended. */
  static <T> CompletableFuture<List<Check>> oneByOne(
      List<T> things, Function<T, CompletableFuture<Check>> look) {
    CompletableFuture<List<Check>> checks = CompletableFuture.completedFuture(List.of());
    for (T thing : things) {
      checks =
          checks.thenCompose(
              before ->
                  look.apply(thing)
                      .thenApply(
                          check -> Stream.concat(before.stream(), Stream.of(check)).toList()));
    }
    return checks;
  }

  /** What needs no more looking. */
  static Examination known(String subject, List<Check> checks) {
    return new Examination() {
      @Override
      public String subject() {
        return subject;
      }

      @Override
      public CompletableFuture<List<Check>> begin() {
        return CompletableFuture.completedFuture(checks);
      }
    };
  }
}
