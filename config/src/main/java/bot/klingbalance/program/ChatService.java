package bot.klingbalance.program;

import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.ChatAdapter.RefusedConnection;
import bot.klingbalance.chat.DependencyLog;
import bot.klingbalance.concurrent.Shutdown;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ExitCode;

/** Connects the chats and keeps them until the program ends. */
public final class ChatService {
  private static final Logger log = LoggerFactory.getLogger(ChatService.class);

  /** The exit status when every chat has refused the bot. */
  private static final int FAILED = 1;

  private final List<ChatAdapter> chats;
  private final Runnable afterTheStart;
  private final Runnable beforeTheEnd;
  private final PrintWriter output;
  private final AtomicInteger notRefused;
  private final CompletableFuture<Void> allRefused = new CompletableFuture<>();

  /**
   * Chats that wait for {@link #serve}.
   *
   * @param afterTheStart done once, when every chat has been connected or has refused the bot
   * @param beforeTheEnd done before the chats are closed: what still needs them
   */
  public ChatService(
      List<ChatAdapter> chats, Runnable afterTheStart, Runnable beforeTheEnd, PrintWriter output) {
    this.chats = List.copyOf(chats);
    this.afterTheStart = afterTheStart;
    this.beforeTheEnd = beforeTheEnd;
    this.output = output;
    this.notRefused = new AtomicInteger(chats.size());
  }

  /**
   * Serves until {@code stop} is done, or every chat has refused the bot.
   *
   * @param hindered done, or failed, when the program cannot go on for another reason
   */
  public int serve(CompletableFuture<Void> stop, CompletableFuture<Void> hindered)
      throws InterruptedException {
    CompletableFuture<Void> unused =
        CompletableFuture.allOf(chats.stream().map(this::started).toArray(CompletableFuture[]::new))
            .thenRun(afterTheStart);
    try {
      CompletableFuture.anyOf(stop, allRefused, hindered).get();
    } catch (ExecutionException defect) {
      throw new IllegalStateException(defect.getCause());
    }
    beforeTheEnd.run();
    Shutdown.together(chats.stream().<Runnable>map(chat -> chat::close).toArray(Runnable[]::new));
    return stop.isDone() ? ExitCode.OK : FAILED;
  }

  /** Done when the result has been reported. */
  private CompletableFuture<@Nullable Void> started(ChatAdapter chat) {
    return chat.start()
        .handle(
            (started, refusal) -> {
              tell(chat, refusal);
              return null;
            });
  }

  private void tell(ChatAdapter chat, @Nullable Throwable refusal) {
    String platform = chat.platform().title();
    DependencyLog lines = new DependencyLog(log, chat.platform().key());
    if (refusal == null) {
      lines.connection().log("Connected to {}.", platform);
      chat.invitation().ifPresent(link -> output.println("Invite the bot: " + link));
      return;
    }
    Throwable cause = refusal instanceof CompletionException ? refusal.getCause() : refusal;
    if (cause instanceof RefusedConnection refused) {
      lines.refusal().log("{}", refused.getMessage());
    } else {
      log.error("The connection to {} met a defect of the bot.", platform, cause);
    }
    if (notRefused.decrementAndGet() == 0) {
      allRefused.complete(null);
    }
  }
}
