package bot.klingbalance.program;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.ChatAdapter.RefusedConnection;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.ConnectionState;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.cli.Program;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ExitCode;

class ChatServiceTest {
  private final CompletableFuture<Void> slack = new CompletableFuture<>();
  private final CompletableFuture<Void> discord = new CompletableFuture<>();
  private final AtomicInteger tidied = new AtomicInteger();
  private final CompletableFuture<Void> tidy = new CompletableFuture<>();
  private final CompletableFuture<Void> stop = new CompletableFuture<>();

  @Test
  void whatAStartLeavesBehindIsTidiedOnceWhenEveryChatIsConnectedOrHasRefused() throws Exception {
    CompletableFuture<Integer> status = served();

    slack.complete(null);
    assertThat(tidy).isNotDone();
    discord.completeExceptionally(new RefusedConnection("Discord refuses the token."));
    tidy.join();

    stop.complete(null);
    assertThat(status.join()).isEqualTo(ExitCode.OK);
    assertThat(tidied).hasValue(1);
  }

  @Test
  void itEndsWhenEveryChatHasRefused() throws Exception {
    CompletableFuture<Integer> status = served();

    slack.completeExceptionally(new RefusedConnection("Slack refuses the token."));
    assertThat(status).isNotDone();
    discord.completeExceptionally(new RefusedConnection("Discord refuses the token."));

    assertThat(status.join()).isEqualTo(Program.FAILED);
  }

  /** Serves both chats on a thread of its own; returns when both have been started. */
  private CompletableFuture<Integer> served() {
    CompletableFuture<Void> last = new CompletableFuture<>();
    List<ChatAdapter> chats =
        List.of(
            new Chat(Platform.SLACK, slack, () -> {}),
            new Chat(Platform.DISCORD, discord, () -> last.complete(null)));
    ChatService service =
        new ChatService(
            chats,
            () -> {
              tidied.incrementAndGet();
              tidy.complete(null);
            },
            () -> {},
            new PrintWriter(new StringWriter()));
    CompletableFuture<Integer> status =
        BackgroundTask.start(
            "service",
            () -> {
              try {
                return service.serve(stop, new CompletableFuture<>());
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    last.join();
    return status;
  }

  /** A chat whose connection stands when the test says so. */
  private record Chat(Platform platform, CompletableFuture<Void> connected, Runnable atStart)
      implements ChatAdapter {
    @Override
    public CompletableFuture<Void> start() {
      atStart.run();
      return connected;
    }

    @Override
    public ConnectionState state() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ChatPort port() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      // It has nothing open.
    }
  }
}
