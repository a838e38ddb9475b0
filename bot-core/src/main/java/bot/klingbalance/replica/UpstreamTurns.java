package bot.klingbalance.replica;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Which of several bots asks useapi.net, so that all together ask no more than one may: no question
 * twice at once or within a short while, only so many at the same time, and none while useapi.net
 * wants to be left alone. Safe for use by many threads; no call blocks, and no future ends
 * exceptionally: while the database cannot be asked, each bot asks within its own limits.
 */
public interface UpstreamTurns {
  /** Those of a bot that is alone: it may always ask. */
  UpstreamTurns ALONE =
      new UpstreamTurns() {
        @Override
        public CompletableFuture<Turn> take(Request request) {
          return completedFuture(new Turn.Ask());
        }

        @Override
        public void end(String address, Optional<SharedResponse> response, Duration pause) {}
      };

  /** Asks for a turn; done when it has come, or is not needed. */
  CompletableFuture<Turn> take(Request request);

  /**
   * A request is over.
   *
   * @param response what the others may use in the place of an answer of their own
   * @param pause for how long nobody is to ask from now on; zero for not at all
   */
  void end(String address, Optional<SharedResponse> response, Duration pause);

  /**
   * What is to be asked.
   *
   * @param address where
   * @param atOnce how many requests of all bots may run at the same time
   * @param timeout how long the request may take; its turn ends by itself a little later
   * @param reuse how old a response to another bot may be to do in its place; zero for never
   */
  record Request(String address, int atOnce, Duration timeout, Duration reuse) {}

  /**
   * A response as it came.
   *
   * @param at when, by the clock of the bot that got it
   */
  record SharedResponse(int status, String body, Instant at) {}

  /** What came of asking for a turn. */
  sealed interface Turn {
    /** Applies the function of its kind. */
    <T> T match(Function<Ask, T> ask, Function<Known, T> known, Function<Paused, T> paused);

    /** This bot is to ask, and to say when that is over. */
    record Ask() implements Turn {
      @Override
      public <T> T match(
          Function<Ask, T> ask, Function<Known, T> known, Function<Paused, T> paused) {
        return ask.apply(this);
      }
    }

    /** Another bot has asked a moment ago. */
    record Known(SharedResponse response) implements Turn {
      @Override
      public <T> T match(
          Function<Ask, T> ask, Function<Known, T> known, Function<Paused, T> paused) {
        return known.apply(this);
      }
    }

    /** useapi.net wants to be left alone for so long. */
    record Paused(Duration left) implements Turn {
      @Override
      public <T> T match(
          Function<Ask, T> ask, Function<Known, T> known, Function<Paused, T> paused) {
        return paused.apply(this);
      }
    }
  }
}
