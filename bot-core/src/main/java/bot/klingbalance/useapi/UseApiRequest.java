package bot.klingbalance.useapi;

import bot.klingbalance.account.Failure;
import bot.klingbalance.useapi.wire.HttpExchange;
import bot.klingbalance.useapi.wire.UseApiResponse;
import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;

/** A request to useapi.net, and how its response is read. Pure. */
interface UseApiRequest<V> {
  HttpUrl url();

  /** What it asks for, as it may stand in the log. */
  String name();

  /** Whether a response to another bot would do: not one that is read while it arrives. */
  default boolean canBeShared() {
    return true;
  }

  /** Makes one attempt; {@code then} takes what came of it, once. */
  default void send(HttpExchange exchange, Duration timeout, Receiver<V> then) {
    exchange.get(url(), timeout, response -> then.receive(response, this::read));
  }

  /** Reads a response that arrived at {@code now}. */
  RequestOutcome<V> read(UseApiResponse.Response response, Instant now);

  /** The answer when no attempt is left. */
  V failed(Failure failure);

  /** Takes what came of an attempt, and what reads it. */
  interface Receiver<V> {
    void receive(UseApiResponse response, Reading<V> reading);
  }

  /** Reads a response that arrived at {@code now}. */
  interface Reading<V> {
    RequestOutcome<V> read(UseApiResponse.Response response, Instant now);
  }
}
