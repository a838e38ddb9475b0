package bot.klingbalance.doctor;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/** One check of the doctor: of a chat, the database, useapi.net or the program itself. */
public interface Check {
  /** What is checked, such as {@code Slack}. */
  String subject();

  /**
   * Checks once, changing nothing, and ends with a result for each thing checked. The call does not
   * block, and the future ends exceptionally only on a defect.
   */
  CompletableFuture<List<CheckResult>> begin();

  /** A result for each of several things, each checked when the one before has ended. */
  static <T> CompletableFuture<List<CheckResult>> oneByOne(
      List<T> things, Function<T, CompletableFuture<CheckResult>> check) {
    CompletableFuture<List<CheckResult>> results = CompletableFuture.completedFuture(List.of());
    for (T thing : things) {
      results =
          results.thenCompose(
              before ->
                  check
                      .apply(thing)
                      .thenApply(
                          result -> Stream.concat(before.stream(), Stream.of(result)).toList()));
    }
    return results;
  }

  /** A check whose results are known already. */
  static Check known(String subject, List<CheckResult> results) {
    return new Check() {
      @Override
      public String subject() {
        return subject;
      }

      @Override
      public CompletableFuture<List<CheckResult>> begin() {
        return CompletableFuture.completedFuture(results);
      }
    };
  }
}
