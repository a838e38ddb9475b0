package bot.klingbalance.discord.posting;

import bot.klingbalance.chat.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Until when Discord takes nothing more, in one channel or at all. A request that it would refuse
 * is not made: too many of those bring a ban ({@code docs/topics/rate-limits}, Invalid Request
 * Limit).
 */
final class RateLimits {
  private static final int TOO_MANY_REQUESTS = 429;

  /** Where a 429 does not say how long. */
  private static final Duration OTHERWISE = Duration.ofSeconds(1);

  private final Clock clock;
  private final Map<Channel, Instant> until = new HashMap<>();
  private Instant allUntil = Instant.MIN;

  RateLimits(Clock clock) {
    this.clock = clock;
  }

  /** How long a request to {@code channel} has to wait still. */
  synchronized Optional<Duration> pauseBefore(Channel channel) {
    Instant now = clock.instant();
    until.values().removeIf(end -> !end.isAfter(now));
    Instant own = until.getOrDefault(channel, Instant.MIN);
    Instant end = own.isAfter(allUntil) ? own : allUntil;
    return end.isAfter(now) ? Optional.of(Duration.between(now, end)) : Optional.empty();
  }

  synchronized void learn(Channel channel, DiscordResponse answer) {
    Instant now = clock.instant();
    if (answer.status() == TOO_MANY_REQUESTS) {
      Instant end = now.plus(answer.retryAfter().orElse(OTHERWISE));
      if (answer.global()) {
        allUntil = end;
      } else {
        until.put(channel, end);
      }
      return;
    }
    answer.exhaustedFor().ifPresent(pause -> until.put(channel, now.plus(pause)));
  }
}
