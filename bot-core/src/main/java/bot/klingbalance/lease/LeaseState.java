package bot.klingbalance.lease;

import java.time.Instant;
import java.util.function.Function;

/** What a bot knows of a lease. */
public sealed interface LeaseState {
  /** The result of the one function that fits. */
  <T> T match(
      Function<Held, T> held, Function<StandingBy, T> standingBy, Function<Unknown, T> unknown);

  /** Whether another bot has it, and this one takes over when that one is gone. */
  default boolean isStandingBy() {
    return match(held -> false, standingBy -> true, unknown -> false);
  }

  /** This bot has it. */
  record Held(Instant since) implements LeaseState {
    @Override
    public <T> T match(
        Function<Held, T> held, Function<StandingBy, T> standingBy, Function<Unknown, T> unknown) {
      return held.apply(this);
    }
  }

  /** Another bot has it. */
  record StandingBy(String holder, Instant since) implements LeaseState {
    @Override
    public <T> T match(
        Function<Held, T> held, Function<StandingBy, T> standingBy, Function<Unknown, T> unknown) {
      return standingBy.apply(this);
    }
  }

  /** The store has not said who has it: this bot has not. */
  record Unknown() implements LeaseState {
    @Override
    public <T> T match(
        Function<Held, T> held, Function<StandingBy, T> standingBy, Function<Unknown, T> unknown) {
      return unknown.apply(this);
    }
  }
}
