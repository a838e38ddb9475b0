package bot.klingbalance.useapi.wire;

import java.util.Optional;

/** What came of one request, before anybody made sense of it. */
public sealed interface UseApiResponse {
  /**
   * An HTTP response. The token stands nowhere in it, even where useapi.net repeated it.
   *
   * @param retryAfter the header of that name, as it came
   * @param body as far as it was read; empty when it is flawed
   * @param flaw why the body is no use: cut off, or too large
   */
  record Response(int status, Optional<String> retryAfter, String body, Optional<String> flaw)
      implements UseApiResponse {}

  /**
   * No response: no connection, or none in time.
   *
   * @param why in the words of the machine, for the log
   */
  record NoResponse(String why) implements UseApiResponse {}

  /**
   * Something came that is no HTTP response.
   *
   * @param why in the words of the machine, for the log
   */
  record Garbled(String why) implements UseApiResponse {}
}
