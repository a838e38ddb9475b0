package bot.klingbalance.checkup;

import java.util.List;
import java.util.concurrent.CompletableFuture;

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
