package bot.klingbalance.discord.posting;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.PostResult;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/** Sends messages to Discord, one request for each, and none while Discord takes no more. */
final class DiscordRequests {
  private final DiscordApi api;
  private final RateLimits limits;

  DiscordRequests(DiscordApi api, Clock clock) {
    this.api = api;
    this.limits = new RateLimits(clock);
  }

  /**
   * What is sent to Discord.
   *
   * @param files which {@code body} names as attachments
   */
  record Request(
      Channel channel, String method, String path, DataObject body, List<FileUpload> files) {}

  /** The call does not block, and the future does not end exceptionally. */
  CompletableFuture<PostResult> send(Request request) {
    Optional<Duration> pause = limits.pauseBefore(request);
    if (pause.isPresent()) {
      return completedFuture(
          new PostResult.RetryAfter(pause.get(), false, "Discord's rate limit of this channel"));
    }
    CompletableFuture<PostResult> result = new CompletableFuture<>();
    api.call(request.method(), request.path(), request.body(), request.files())
        .enqueue(new Arrival(request, result));
    return result;
  }

  /** Completes the result of one request. */
  private final class Arrival implements Callback {
    private final Request request;
    private final CompletableFuture<PostResult> result;

    Arrival(Request request, CompletableFuture<PostResult> result) {
      this.request = request;
      this.result = result;
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        DiscordResponse answer = DiscordResponse.of(response);
        limits.learn(request, answer);
        result.complete(ErrorCodes.postResult(request.channel(), answer));
      } catch (IOException e) {
        onFailure(call, e);
      } catch (RuntimeException e) {
        result.complete(
            new PostResult.RetryAfter(Duration.ZERO, true, "unreadable answer of Discord: " + e));
      }
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      result.complete(ErrorCodes.unanswered(failure));
    }
  }
}
