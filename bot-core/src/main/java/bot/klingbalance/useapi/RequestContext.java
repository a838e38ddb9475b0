package bot.klingbalance.useapi;

import bot.klingbalance.useapi.wire.HttpExchange;
import java.time.Clock;

/** What all calls share: the way to useapi.net, and the manners on it. */
record RequestContext(
    HttpExchange wire,
    RequestQueue turns,
    RateLimitPause rateLimitPause,
    Timer time,
    Clock clock,
    UseApiLimits limits) {}
