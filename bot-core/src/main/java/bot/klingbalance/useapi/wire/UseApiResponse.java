package bot.klingbalance.useapi.wire;

import java.util.Optional;
import java.util.function.Function;

/** What came of one attempt, before its body is read. */
public sealed interface UseApiResponse {
  /** The result of the one function that fits. */
  <T> T match(
      Function<Response, T> response, Function<NoResponse, T> none, Function<Garbled, T> garbled);

  /**
   * An HTTP response. The token stands nowhere in it, even where useapi.net repeated it.
   *
   * @param retryAfter the header of that name, as it came
   * @param body as far as it was read; empty when it is flawed
   * @param flaw why the body is no use: cut off, or too large
   */
  record Response(int status, Optional<String> retryAfter, String body, Optional<String> flaw)
      implements UseApiResponse {
    @Override
    public <T> T match(
        Function<Response, T> response,
        Function<NoResponse, T> none,
        Function<Garbled, T> garbled) {
      return response.apply(this);
    }
  }

  /**
   * No response: no connection, or none in time.
   *
   * @param why in the words of the machine, for the log
   */
  record NoResponse(String why) implements UseApiResponse {
    @Override
    public <T> T match(
        Function<Response, T> response,
        Function<NoResponse, T> none,
        Function<Garbled, T> garbled) {
      return none.apply(this);
    }
  }

  /**
   * Something came that is no HTTP response.
   *
   * @param why in the words of the machine, for the log
   */
  record Garbled(String why) implements UseApiResponse {
    @Override
    public <T> T match(
        Function<Response, T> response,
        Function<NoResponse, T> none,
        Function<Garbled, T> garbled) {
      return garbled.apply(this);
    }
  }
}
