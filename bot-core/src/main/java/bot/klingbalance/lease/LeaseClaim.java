package bot.klingbalance.lease;

import java.time.Instant;
import java.util.function.Function;

/** What came of asking for a lease. Times are those of the store's clock. */
public sealed interface LeaseClaim {
  /** The result of the one function that fits. */
  <T> T match(Function<Granted, T> granted, Function<Taken, T> taken);

  /** Whoever asked has it, for as long as was asked for. */
  record Granted(Instant since) implements LeaseClaim {
    @Override
    public <T> T match(Function<Granted, T> granted, Function<Taken, T> taken) {
      return granted.apply(this);
    }
  }

  /** Another bot has it. */
  record Taken(String holder, Instant since) implements LeaseClaim {
    @Override
    public <T> T match(Function<Granted, T> granted, Function<Taken, T> taken) {
      return taken.apply(this);
    }
  }
}
