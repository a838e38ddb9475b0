package bot.klingbalance.usage;

import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Requester;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The port to what useapi.net counted. Safe for use by many threads; no call blocks. */
public interface UsageStatistics {
  /** Where nobody counts. */
  UsageStatistics NONE =
      (day, requester) ->
          CompletableFuture.completedFuture(new Unread(Failure.of(Failure.Reason.NOT_CONFIGURED)));

  /**
   * Of all accounts on a day, of which the last 5 to 15 minutes are missing.
   *
   * @param day in UTC
   * @return ends exceptionally only on a defect
   */
  CompletableFuture<Result> of(LocalDate day, Requester requester);

  /** What comes of asking. */
  sealed interface Result {
    <T> T match(Function<Counted, T> counted, Function<Unread, T> unread);
  }

  /** The statistics of that day. */
  record Counted(DayStatistics statistics) implements Result {
    @Override
    public <T> T match(Function<Counted, T> counted, Function<Unread, T> unread) {
      return counted.apply(this);
    }
  }

  /** They cannot be read. */
  record Unread(Failure failure) implements Result {
    @Override
    public <T> T match(Function<Counted, T> counted, Function<Unread, T> unread) {
      return unread.apply(this);
    }
  }
}
