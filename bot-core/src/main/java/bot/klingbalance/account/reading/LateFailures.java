package bot.klingbalance.account.reading;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Requester;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Failures that came after who asked was shown what was known before: the next look of the same
 * person at the same account takes its failure, once. Whoever asks anew is not shown any. Safe for
 * use by many threads.
 */
public final class LateFailures {
  /** A hundred bytes or two each. */
  private static final int MOST = 10_000;

  private final Clock clock;
  private final Cache<Asked, Late> late =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  public LateFailures(Clock clock) {
    this.clock = clock;
  }

  /**
   * What somebody asked for.
   *
   * @param account absent: which accounts there are
   */
  record Asked(Requester by, Optional<AccountEmail> account) {}

  private record Late(Failure failure, Instant at) {}

  void keep(Asked asked, Failure failure) {
    late.put(asked, new Late(failure, clock.instant()));
  }

  void forget(Asked asked) {
    late.invalidate(asked);
  }

  /** What came since then; it is forgotten by that. */
  Optional<Failure> take(Asked asked, Instant since) {
    return Optional.ofNullable(late.asMap().remove(asked))
        .filter(each -> each.at().isAfter(since))
        .map(Late::failure);
  }
}
