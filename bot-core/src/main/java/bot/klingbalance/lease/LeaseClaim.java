package bot.klingbalance.lease;

import java.time.Instant;
import java.util.function.Function;

/** What came of asking for a lease. Times are those of the store's clock. */
public sealed interface LeaseClaim {
  /** The result of the one function that fits. */
  <T> T match(Function<Granted, T> granted, Function<Offered, T> offered, Function<Taken, T> taken);

  /**
   * Whoever asked has it, for as long as was asked for.
   *
   * @param hasHeir whether another bot prepares itself to take it over
   */
  record Granted(Instant since, boolean hasHeir) implements LeaseClaim {
    @Override
    public <T> T match(
        Function<Granted, T> granted, Function<Offered, T> offered, Function<Taken, T> taken) {
      return granted.apply(this);
    }
  }

  /** Another bot has it and ends: whoever asked is the one that may take it over. */
  record Offered(String holder, Instant since) implements LeaseClaim {
    @Override
    public <T> T match(
        Function<Granted, T> granted, Function<Offered, T> offered, Function<Taken, T> taken) {
      return offered.apply(this);
    }
  }

  /** Another bot has it. */
  record Taken(String holder, Instant since) implements LeaseClaim {
    @Override
    public <T> T match(
        Function<Granted, T> granted, Function<Offered, T> offered, Function<Taken, T> taken) {
      return taken.apply(this);
    }
  }
}
