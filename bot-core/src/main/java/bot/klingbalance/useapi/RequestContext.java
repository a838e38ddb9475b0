package bot.klingbalance.useapi;

import bot.klingbalance.useapi.wire.HttpExchange;

/** What all calls share: how requests are sent, and what limits them. */
record RequestContext(
    HttpExchange exchange,
    RequestQueue queue,
    RateLimitPause rateLimitPause,
    Timer timer,
    UseApiLimits limits) {}
