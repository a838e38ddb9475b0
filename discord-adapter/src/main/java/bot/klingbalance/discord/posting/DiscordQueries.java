package bot.klingbalance.discord.posting;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostResult.Refused;
import bot.klingbalance.chat.PostResult.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import net.dv8tion.jda.api.exceptions.ParsingException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** Queries to Discord's REST interface; they change nothing. */
public final class DiscordQueries {
  private static final long MOST_BYTES = 4L << 20;

  /** For a query about no channel: no sentence names it then. */
  private static final Channel NONE = new Channel(Platform.DISCORD, "0");

  private final DiscordApi api;

  public DiscordQueries(DiscordApi api) {
    this.api = api;
  }

  /** What came of a query. */
  public sealed interface QueryResult<T> {
    /**
     * Applies the function of its kind. A new kind adds a parameter, so no caller can forget it.
     */
    <R> R match(
        Function<Answered<T>, R> answered,
        Function<Declined<T>, R> declined,
        Function<Failed<T>, R> failed);

    /** Goes on with what Discord answered; what it did not answer stays as it is. */
    default <R> CompletableFuture<QueryResult<R>> then(
        Function<T, CompletableFuture<QueryResult<R>>> next) {
      return match(
          answered -> next.apply(answered.value()),
          declined -> CompletableFuture.completedFuture(new Declined<>(declined.refusal())),
          failed -> CompletableFuture.completedFuture(new Failed<>(failed.trouble())));
    }

    /** Discord answered it. */
    record Answered<T>(T value) implements QueryResult<T> {
      @Override
      public <R> R match(
          Function<Answered<T>, R> answered,
          Function<Declined<T>, R> declined,
          Function<Failed<T>, R> failed) {
        return answered.apply(this);
      }
    }

    /** Discord declined; it will do so again as things are. */
    record Declined<T>(Refused refusal) implements QueryResult<T> {
      @Override
      public <R> R match(
          Function<Answered<T>, R> answered,
          Function<Declined<T>, R> declined,
          Function<Failed<T>, R> failed) {
        return declined.apply(this);
      }
    }

    /** Discord could not be asked, or not now. */
    record Failed<T>(RetryAfter trouble) implements QueryResult<T> {
      @Override
      public <R> R match(
          Function<Answered<T>, R> answered,
          Function<Declined<T>, R> declined,
          Function<Failed<T>, R> failed) {
        return failed.apply(this);
      }
    }
  }

  /**
   * Asks; the call does not block, and the future does not end exceptionally.
   *
   * @param parsed reads the body, and may throw a {@link ParsingException}
   */
  public <T> CompletableFuture<QueryResult<T>> ask(String path, Function<String, T> parsed) {
    return ask(NONE, path, parsed);
  }

  /** The same about a channel, which the refusal names. */
  public <T> CompletableFuture<QueryResult<T>> ask(
      Channel channel, String path, Function<String, T> parsed) {
    CompletableFuture<QueryResult<T>> result = new CompletableFuture<>();
    api.call("GET", path, null)
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) {
                try (response) {
                  result.complete(read(channel, response, parsed));
                } catch (IOException e) {
                  onFailure(call, e);
                }
              }

              @Override
              public void onFailure(Call call, IOException failure) {
                result.complete(new QueryResult.Failed<>(ErrorCodes.unanswered(failure)));
              }
            });
    return result;
  }

  private static <T> QueryResult<T> read(
      Channel channel, Response response, Function<String, T> parsed) throws IOException {
    if (!response.isSuccessful()) {
      DiscordResponse failure = DiscordResponse.of(response);
      return ErrorCodes.trouble(failure)
          .<QueryResult<T>>map(QueryResult.Failed::new)
          .orElseGet(() -> new QueryResult.Declined<>(ErrorCodes.refused(channel, failure)));
    }
    String body = response.peekBody(MOST_BYTES).string();
    try {
      return new QueryResult.Answered<>(parsed.apply(body));
    } catch (ParsingException | NumberFormatException unreadable) {
      return new QueryResult.Failed<>(
          new RetryAfter(Duration.ZERO, false, "Discord answered unreadably"));
    }
  }
}
