package bot.klingbalance.discord;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.discord.drawing.IllustratedMessages;
import bot.klingbalance.message.ChatMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to one interaction: in the acknowledgement where the reply is at hand, else an
 * acknowledgement at once and the reply when it is there. What has a picture is never at hand: the
 * first one takes longer to draw than Discord waits on a slow machine.
 *
 * <p>What changes a message may be sent twice. So it is sent again where Discord stumbled over it,
 * and also after an acknowledgement of which nobody knows whether it arrived.
 */
abstract class InteractionResponse {
  private static final Logger LOG = LoggerFactory.getLogger(InteractionResponse.class);

  /**
   * {@code docs/interactions/receiving-and-responding}: how long an interaction's token is good.
   */
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

  private static final int MOST_TRIES = 4;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final String what;
  private final InteractionHook hook;
  private final IllustratedMessages illustrator;
  private final Clock clock;
  private final Instant tokenEnds;
  private final CompletableFuture<Void> finished;
  private final AtomicBoolean failed = new AtomicBoolean();

  /**
   * @param what was asked, for the log
   * @param hook that waits for no acknowledgement
   * @param finished is completed when there is nothing more to do, whatever came of it
   */
  InteractionResponse(
      String what,
      InteractionHook hook,
      IllustratedMessages illustrator,
      Clock clock,
      CompletableFuture<Void> finished) {
    this.what = what;
    this.hook = hook;
    this.illustrator = illustrator;
    this.clock = clock;
    this.tokenEnds = clock.instant().plus(TOKEN_LIFE);
    this.finished = finished;
  }

  final void give(CompletableFuture<Reply> reply) {
    try {
      if (reply.isDone()) {
        giveNow(settled(reply));
        return;
      }
      CompletableFuture<Boolean> acknowledged = acknowledge();
      var unused = reply.whenComplete((ready, defect) -> giveLater(settled(reply), acknowledged));
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  /** The acknowledgement that is the answer. */
  abstract RestAction<?> direct(Reply reply, Optional<MessageCreateData> rendered);

  /** The acknowledgement that says that an answer comes. */
  abstract RestAction<?> acknowledgement();

  /** The answer after an acknowledgement. */
  abstract RestAction<?> later(Reply reply, MessageCreateData rendered, InteractionHook hook);

  /** Returns whether the answer changes a message that is there, and adds none. */
  abstract boolean isChange(Reply reply);

  /** Whether it surely arrived; where it surely did not, that never ends, and nothing follows. */
  private CompletableFuture<Boolean> acknowledge() {
    CompletableFuture<Boolean> arrived = new CompletableFuture<>();
    acknowledgement()
        .queue(
            done -> arrived.complete(true),
            failure -> {
              if (JdaFailures.mayHaveArrived(failure)) {
                arrived.complete(false);
              } else {
                fail(failure);
              }
            });
    return arrived;
  }

  private void giveNow(Reply reply) {
    Optional<ChatMessage> message = message(reply);
    if (message.flatMap(IllustratedMessages::chart).isPresent()) {
      giveLater(reply, acknowledge());
    } else {
      last(direct(reply, message.map(illustrator::plain)));
    }
  }

  private void giveLater(Reply reply, CompletableFuture<Boolean> acknowledged) {
    Optional<ChatMessage> message = message(reply);
    if (message.isEmpty()) {
      finished.complete(null);
      return;
    }
    var unused =
        illustrator
            .illustrated(message.get())
            .thenAcceptBoth(
                acknowledged,
                (rendered, surely) -> {
                  if (surely || isChange(reply)) {
                    send(reply, rendered, 1);
                  } else {
                    drop("nobody knows whether its acknowledgement arrived");
                  }
                })
            .exceptionally(
                defect -> {
                  fail(defect);
                  return null;
                });
  }

  private void send(Reply reply, MessageCreateData rendered, int tries) {
    if (clock.instant().isAfter(tokenEnds)) {
      drop("it came after the 15 minutes that Discord waits");
      return;
    }
    // JDA reckons the age from the interaction's id and this machine's clock, which may differ
    // from Discord's: it would drop answers that Discord still takes.
    RestAction<?> action = later(reply, rendered, hook).setCheck(() -> true);
    boolean hasPicture = !rendered.getFiles().isEmpty();
    action.queue(
        done -> finished.complete(null),
        failure -> {
          if (hasPicture && JdaFailures.isOfPicture(failure)) {
            send(reply, illustrator.plain(message(reply).orElseThrow()), tries);
          } else if (isChange(reply) && JdaFailures.isPassing(failure) && tries < MOST_TRIES) {
            CompletableFuture.delayedExecutor(
                    FIRST_PAUSE.toMillis() << (tries - 1), TimeUnit.MILLISECONDS)
                .execute(() -> send(reply, rendered, tries + 1));
          } else {
            fail(failure);
          }
        });
  }

  private static Optional<ChatMessage> message(Reply reply) {
    if (reply instanceof ToAsker toAsker) {
      return Optional.of(toAsker.message());
    }
    if (reply instanceof ToChannel toChannel) {
      return Optional.of(toChannel.message());
    }
    return reply instanceof InPlace inPlace ? Optional.of(inPlace.message()) : Optional.empty();
  }

  private void last(RestAction<?> action) {
    action.queue(done -> finished.complete(null), this::fail);
  }

  private Reply settled(CompletableFuture<Reply> done) {
    try {
      return done.join();
    } catch (RuntimeException defect) {
      LOG.error("The bot failed to answer {}.", what, defect);
      return new ToAsker(CommandMessages.defect());
    }
  }

  private void fail(Throwable failure) {
    if (JdaFailures.isUnreadAnswer(failure)) {
      finished.complete(null);
    } else {
      drop(JdaFailures.sentence(failure));
    }
  }

  private void drop(String why) {
    if (failed.compareAndSet(false, true)) {
      LOG.warn("Discord did not take the answer to {}: {}", what, why);
    }
    finished.complete(null);
  }
}
