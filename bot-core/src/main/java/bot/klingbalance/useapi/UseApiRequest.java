package bot.klingbalance.useapi;

import bot.klingbalance.account.Failure;
import bot.klingbalance.useapi.wire.UseApiResponse;
import java.time.Instant;
import okhttp3.HttpUrl;

/** Something that useapi.net can be asked, and how its answer is read. Pure. */
interface UseApiRequest<V> {
  HttpUrl url();

  /** What is asked for, as it may stand in the log. */
  String name();

  /** Makes sense of a response that arrived at {@code now}. */
  RequestOutcome<V> read(UseApiResponse.Response response, Instant now);

  /** The answer when nothing else is left to try. */
  V failed(Failure failure);
}
