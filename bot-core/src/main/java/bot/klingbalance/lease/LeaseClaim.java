package bot.klingbalance.lease;

import java.time.Instant;
import java.util.function.Consumer;

/** What came of asking for a lease. Times are those of the store's clock. */
public sealed interface LeaseClaim {
  /** Runs the action of its kind. A new kind adds a parameter, so no caller can forget it. */
  void match(Consumer<Granted> granted, Consumer<Taken> taken);

  /** Whoever asked has it, for as long as was asked for. */
  record Granted(Instant since) implements LeaseClaim {
    @Override
    public void match(Consumer<Granted> granted, Consumer<Taken> taken) {
      granted.accept(this);
    }
  }

  /** Another bot has it. */
  record Taken(String holder, Instant since) implements LeaseClaim {
    @Override
    public void match(Consumer<Granted> granted, Consumer<Taken> taken) {
      taken.accept(this);
    }
  }
}
