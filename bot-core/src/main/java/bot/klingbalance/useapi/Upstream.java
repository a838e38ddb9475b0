package bot.klingbalance.useapi;

import java.time.Clock;

/** What all inquiries share: the way to useapi.net, and the manners on it. */
record Upstream(
    Wire wire, Turns turns, Truce truce, PassingTime time, Clock clock, UseApiLimits limits) {}
