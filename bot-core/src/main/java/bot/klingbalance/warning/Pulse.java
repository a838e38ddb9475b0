package bot.klingbalance.warning;

import bot.klingbalance.account.AccountEmail;
import java.time.Instant;
import java.util.Optional;

/**
 * What earlier readings tell of an account. Safe for use by many threads; answers from what is at
 * hand and waits for nothing.
 */
public interface Pulse {
  /** A bot that keeps no earlier readings. */
  Pulse NONE =
      new Pulse() {
        @Override
        public Optional<Instant> lastAnswered(AccountEmail account, Instant since) {
          return Optional.empty();
        }

        @Override
        public Optional<Runway> runway(AccountEmail account, Instant now) {
          return Optional.empty();
        }
      };

  /** When the account last answered, if that was after {@code since}. */
  Optional<Instant> lastAnswered(AccountEmail account, Instant since);

  /** How long the account lasts, where its history allows to say so. */
  Optional<Runway> runway(AccountEmail account, Instant now);
}
