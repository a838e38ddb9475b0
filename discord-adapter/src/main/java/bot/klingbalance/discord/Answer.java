package bot.klingbalance.discord;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.discord.rendering.Rendering;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.CommandAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import net.dv8tion.jda.api.exceptions.InteractionFailureException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to one interaction: in the acknowledgement where the reply is at hand, else an
 * acknowledgement at once and the reply when it is there.
 */
abstract class Answer {
  private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

  /**
   * {@code docs/interactions/receiving-and-responding}: how long an interaction's token is good.
   */
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

  private final String what;
  private final InteractionHook hook;
  private final Rendering rendering;
  private final Clock clock;
  private final Instant tokenEnds;
  private final CompletableFuture<Void> finished;
  private final AtomicBoolean failed = new AtomicBoolean();

  /**
   * @param what was asked, for the log
   * @param finished is completed when there is nothing more to do, whatever came of it
   */
  Answer(
      String what,
      InteractionHook hook,
      Rendering rendering,
      Clock clock,
      CompletableFuture<Void> finished) {
    this.what = what;
    this.hook = hook;
    this.rendering = rendering;
    this.clock = clock;
    this.tokenEnds = clock.instant().plus(TOKEN_LIFE);
    this.finished = finished;
  }

  final void give(CompletableFuture<Reply> reply) {
    try {
      if (reply.isDone()) {
        last(direct(settled(reply)));
        return;
      }
      acknowledgement().queue(done -> {}, this::fail);
      var unused = reply.whenComplete((ready, defect) -> giveLater(reply));
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  /** The acknowledgement that is the answer. */
  abstract RestAction<?> direct(Reply reply);

  /** The acknowledgement that says that an answer comes. */
  abstract RestAction<?> acknowledgement();

  /** The answer after an acknowledgement; none when there is nothing to say. */
  abstract @Nullable RestAction<?> later(Reply reply, InteractionHook hook);

  final MessageCreateData rendered(ChatMessage message) {
    return rendering.of(message);
  }

  final MessageEditData replacement(ChatMessage message) {
    return MessageEditData.fromCreateData(rendering.of(message));
  }

  private void giveLater(CompletableFuture<Reply> reply) {
    try {
      if (clock.instant().isAfter(tokenEnds)) {
        drop("it came after the 15 minutes that Discord waits");
        return;
      }
      RestAction<?> answer = later(settled(reply), hook);
      if (answer == null) {
        finished.complete(null);
      } else {
        // JDA reckons the age from the interaction's id and this machine's clock, which may differ
        // from Discord's: it would drop answers that Discord still takes.
        last(answer.setCheck(() -> true));
      }
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void last(RestAction<?> action) {
    action.queue(done -> finished.complete(null), this::fail);
  }

  private Reply settled(CompletableFuture<Reply> done) {
    try {
      return done.join();
    } catch (RuntimeException defect) {
      LOG.error("The bot failed to answer {}.", what, defect);
      return new Reply.ToAsker(CommandAnswer.defect());
    }
  }

  private void fail(Throwable failure) {
    // A failed acknowledgement says by itself why nothing can follow it.
    if (failure instanceof InteractionFailureException || Failures.isUnreadAnswer(failure)) {
      finished.complete(null);
    } else {
      drop(Failures.sentence(failure));
    }
  }

  private void drop(String why) {
    if (failed.compareAndSet(false, true)) {
      LOG.warn("Discord did not take the answer to {}: {}", what, why);
    }
    finished.complete(null);
  }
}
