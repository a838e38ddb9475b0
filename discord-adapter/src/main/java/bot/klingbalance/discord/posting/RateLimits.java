package bot.klingbalance.discord.posting;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.discord.posting.DiscordRequests.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Until when Discord accepts no more requests: new messages of one channel, edits there, or any
 * request at all. The bot sends none that Discord would refuse, since too many of those lead to a
 * ban ({@code docs/topics/rate-limits}, Invalid Request Limit). Each method of a route has a limit
 * of its own: messages that are older than an hour take few edits, and new ones may be posted all
 * the same. Safe for use by many threads.
 */
final class RateLimits {
  private static final int TOO_MANY_REQUESTS = 429;

  /** For a 429 that does not say how long to wait. */
  private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(1);

  private final Clock clock;
  private final Map<Route, Instant> until = new HashMap<>();
  private Instant allUntil = Instant.MIN;

  RateLimits(Clock clock) {
    this.clock = clock;
  }

  /** What a limit is of. */
  private record Route(Channel channel, String method) {
    static Route of(Request request) {
      return new Route(request.channel(), request.method());
    }
  }

  /** How long a request still has to wait; empty when it may go out now. */
  synchronized Optional<Duration> pauseBefore(Request request) {
    Instant now = clock.instant();
    until.values().removeIf(end -> !end.isAfter(now));
    Instant own = until.getOrDefault(Route.of(request), Instant.MIN);
    Instant end = own.isAfter(allUntil) ? own : allUntil;
    return end.isAfter(now) ? Optional.of(Duration.between(now, end)) : Optional.empty();
  }

  synchronized void learn(Request request, DiscordResponse answer) {
    Instant now = clock.instant();
    if (answer.status() == TOO_MANY_REQUESTS) {
      Instant end = now.plus(answer.retryAfter().orElse(DEFAULT_PAUSE));
      if (answer.global()) {
        allUntil = end;
      } else {
        until.put(Route.of(request), end);
      }
      return;
    }
    answer.exhaustedFor().ifPresent(pause -> until.put(Route.of(request), now.plus(pause)));
  }
}
