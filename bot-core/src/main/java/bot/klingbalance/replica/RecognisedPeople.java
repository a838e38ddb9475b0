package bot.klingbalance.replica;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What a chat has said of people to any of several bots. Safe for use by many threads; no call
 * blocks, and no future ends exceptionally: while the database cannot be asked, nobody is known.
 */
public interface RecognisedPeople {
  /** Those of a bot that is alone, which remembers them by itself. */
  RecognisedPeople ALONE =
      new RecognisedPeople() {
        @Override
        public void recognised(String person, Recognised said) {}

        @Override
        public CompletableFuture<Optional<Recognised>> within(String person, Duration age) {
          return completedFuture(Optional.empty());
        }
      };

  /**
   * The chat has just said it.
   *
   * @param person the platform and its id of the person
   */
  void recognised(String person, Recognised said);

  /** What was said last, unless that is older than {@code age}. */
  CompletableFuture<Optional<Recognised>> within(String person, Duration age);

  /**
   * What was said.
   *
   * @param guest whether the person is a guest
   * @param zone where the person is, as far as that is known
   */
  record Recognised(boolean guest, Optional<ZoneId> zone) {}
}
