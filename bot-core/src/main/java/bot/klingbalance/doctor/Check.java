package bot.klingbalance.doctor;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that is looked at by itself: the door to what only an adapter, the store or the program
 * can ask.
 */
public interface Check {
  /** What is looked at, for those who wait, such as {@code Slack}. */
  String subject();

  /**
   * Looks once, changing nothing, and ends with a check for each thing that it looked at. The call
   * does not block, and the future ends exceptionally only on a defect.
   */
  CompletableFuture<List<CheckResult>> begin();

  /** A check for each of several things, each begun when the one before has ended. */
  static <T> CompletableFuture<List<CheckResult>> oneByOne(
      List<T> things, Function<T, CompletableFuture<CheckResult>> look) {
    CompletableFuture<List<CheckResult>> checks = CompletableFuture.completedFuture(List.of());
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
  static Check known(String subject, List<CheckResult> checks) {
    return new Check() {
      @Override
      public String subject() {
        return subject;
      }

      @Override
      public CompletableFuture<List<CheckResult>> begin() {
        return CompletableFuture.completedFuture(checks);
      }
    };
  }
}
