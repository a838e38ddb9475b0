package bot.klingbalance.replica;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * What only one of several bots may do, such as to answer a request. Safe for use by many threads;
 * no call blocks, and no future ends exceptionally: while the database cannot be asked, a claim is
 * granted, since an answer given twice does less harm than none.
 */
public interface Claims {
  /** Those of a bot that is alone: it gets each. */
  Claims ALONE =
      new Claims() {
        @Override
        public CompletableFuture<Claim> claim(String what, String mark, Duration lease) {
          return completedFuture(new Claim.Granted());
        }

        @Override
        public CompletableFuture<Boolean> settle(String what, Duration keep) {
          return completedFuture(true);
        }

        @Override
        public CompletableFuture<Optional<Boolean>> take(String what, Duration keep) {
          return completedFuture(Optional.of(true));
        }

        @Override
        public void release(String what) {}
      };

  /**
   * Claims something for a while. It is free again afterwards, so that another bot may take over
   * what one that died has left.
   *
   * @param what names it, the same for every bot
   * @param mark what the others may know of it
   */
  CompletableFuture<Claim> claim(String what, String mark, Duration lease);

  /**
   * Makes a claim final before what it is about is done: nobody takes it over any more.
   *
   * @param keep for how long it may be asked for again
   * @return false where another bot has taken it over meanwhile, so that it is not to be done
   */
  CompletableFuture<Boolean> settle(String what, Duration keep);

  /**
   * Claims something for good, in one step.
   *
   * @param keep for how long another bot may be asked for it
   * @return whether it is this bot's; empty where the database does not say
   */
  CompletableFuture<Optional<Boolean>> take(String what, Duration keep);

  /** Gives up a claim of this bot's. */
  void release(String what);

  /** What came of a claim. */
  sealed interface Claim {
    /** Applies the function of its kind. */
    <T> T match(Function<Granted, T> granted, Function<Held, T> held);

    /** It is this bot's. */
    record Granted() implements Claim {
      @Override
      public <T> T match(Function<Granted, T> granted, Function<Held, T> held) {
        return granted.apply(this);
      }
    }

    /**
     * A bot has it already.
     *
     * @param mark that bot's
     * @param isSettled whether it stays with that bot
     * @param left until it is free again
     */
    record Held(String mark, boolean isSettled, Duration left) implements Claim {
      @Override
      public <T> T match(Function<Granted, T> granted, Function<Held, T> held) {
        return held.apply(this);
      }
    }
  }
}
