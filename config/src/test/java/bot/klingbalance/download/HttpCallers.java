package bot.klingbalance.download;

import bot.klingbalance.slack.standin.SignedPost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Some who type their commands one after the other; Slack posts them to the bot's HTTP door. */
final class HttpCallers {
  private static final int CALLERS = 4;

  private final BothChats chats;
  private final URI door;
  private final String secret;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * Callers who wait for {@link #ask}.
   *
   * @param port that of the door
   * @param secret what Slack signs with
   */
  HttpCallers(BothChats chats, int port, String secret) {
    this.chats = chats;
    this.door = URI.create("http://127.0.0.1:%d/slack/events".formatted(port));
    this.secret = secret;
  }

  /**
   * Returns when so many commands have been acknowledged and answered: how many of them later, and
   * not in the acknowledgement itself.
   */
  int ask(int commands, IntFunction<String> account) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger late = new AtomicInteger();
    Runnable caller =
        () -> {
          for (int i = next.getAndIncrement(); i < commands; i = next.getAndIncrement()) {
            if (!isAnsweredAtOnce(account.apply(i))) {
              late.incrementAndGet();
            }
          }
        };
    Stream<CompletableFuture<Void>> callers =
        IntStream.range(0, CALLERS)
            .mapToObj(
                each ->
                    CompletableFuture.runAsync(caller, work -> new Thread(work, "caller").start()));
    CompletableFuture.allOf(callers.toArray(CompletableFuture[]::new)).join();
    for (int i = 0; i < late.get(); i++) {
      chats.slack().nextAnswer();
    }
    return late.get();
  }

  private boolean isAnsweredAtOnce(String account) {
    String timestamp = Long.toString(Clock.systemUTC().instant().getEpochSecond());
    SignedPost command = SignedPost.of(SignedPost.form(chats.typed(account)), timestamp, secret);
    try {
      HttpResponse<String> acknowledged = client.send(command.to(door), BodyHandlers.ofString());
      if (acknowledged.statusCode() != 200) {
        throw new AssertionError("not acknowledged: " + acknowledged.statusCode());
      }
      return !acknowledged.body().isEmpty();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
