package bot.klingbalance.discord;

import bot.klingbalance.chat.AwaitedReplies;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.discord.gateway.AnsweringTurn;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** The answers under way, so that they can be finished before the bot stops. */
final class InFlight {
  private final AwaitedReplies replies =
      new AwaitedReplies(new ToAsker(CommandMessages.restarting()));
  private final Map<Long, CompletableFuture<Void>> answers = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();
  private volatile boolean closed;

  /** From now on nothing new is taken in. */
  void close() {
    closed = true;
  }

  /** Whether something new is taken in at this moment. */
  boolean isOpen() {
    return !closed;
  }

  /**
   * Has {@code answer} begun where this bot is the one to answer. Never blocks.
   *
   * @param turn asked anew each time: a bot that was frozen may wake with what another one has
   *     answered meanwhile
   */
  void take(String interaction, AnsweringTurn turn, Runnable answer) {
    CompletableFuture<Void> claimed = begin();
    var unused =
        turn.isOurs(interaction)
            .thenAccept(
                isOurs -> {
                  if (isOurs) {
                    answer.run();
                  }
                })
            .whenComplete((done, defect) -> claimed.complete(null));
  }

  /** A new answer under way. Whoever gives it completes the future, whatever came of it. */
  CompletableFuture<Void> begin() {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    long number = count.incrementAndGet();
    answers.put(number, answer);
    var unused = answer.whenComplete((done, defect) -> answers.remove(number));
    return answer;
  }

  /** The same reply, or what is told in its place where it is not there when the bot ends. */
  CompletableFuture<Reply> awaited(CompletableFuture<Reply> reply) {
    return replies.await(reply);
  }

  /** Waits until all are finished, for {@code most} at most; then tells those who wait on. */
  void finish(Duration most) {
    replies.finish(most, this::areFinished, Platform.DISCORD);
  }

  private boolean areFinished(Duration within) {
    long end = System.nanoTime() + within.toNanos();
    try {
      // One that was being claimed becomes an answer meanwhile.
      while (!answers.isEmpty()) {
        CompletableFuture<Void> all =
            CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new));
        all.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Those that are unfinished are told of.
    }
    return answers.isEmpty();
  }
}
