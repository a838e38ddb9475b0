package bot.klingbalance.program;

import bot.klingbalance.health.Meters;
import bot.klingbalance.replica.Replicas;
import bot.klingbalance.useapi.UseApiAccounts.Politeness;
import bot.klingbalance.useapi.UseApiLimits;
import java.util.Optional;
import okhttp3.OkHttpClient;

/**
 * What a bot works with.
 *
 * @param http closed with the bot
 * @param limits how it asks useapi.net
 * @param replicas the bots besides it
 * @param meters where it counts what it does; absent where nobody wants to see that
 */
public record Means(
    OkHttpClient http, UseApiLimits limits, Replicas replicas, Optional<Meters> meters) {

  /** Those of a bot that is asked a few questions, and watched by nobody. */
  public static Means asking(OkHttpClient http) {
    return new Means(http, UseApiLimits.DEFAULT, Replicas.NONE, Optional.empty());
  }

  Politeness politeness() {
    return new Politeness(limits, replicas.turns());
  }
}
