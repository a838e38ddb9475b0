package bot.klingbalance.useapi;

import bot.klingbalance.account.Failure;
import bot.klingbalance.useapi.wire.UseApiResponse;
import java.time.Instant;
import okhttp3.HttpUrl;

/** A request to useapi.net, and how its response is read. Pure. */
interface UseApiRequest<V> {
  HttpUrl url();

  /** What it asks for, as it may stand in the log. */
  String name();

  /** Reads a response that arrived at {@code now}. */
  RequestOutcome<V> read(UseApiResponse.Response response, Instant now);

  /** The answer when no attempt is left. */
  V failed(Failure failure);
}
