package bot.klingbalance.discord;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.Interim;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.discord.drawing.IllustratedMessages;
import bot.klingbalance.discord.gateway.JdaFailures;
import bot.klingbalance.message.ChatMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/**
 * The response to one interaction: in the acknowledgement where the reply is at hand, otherwise an
 * acknowledgement at once and the reply as soon as it is there. A reply with a picture is never at
 * hand: on a slow machine the first one takes longer to draw than Discord waits.
 *
 * <p>A change of a message may be sent twice. So it is sent again where Discord failed, and also
 * after an acknowledgement that may not have arrived.
 */
abstract class InteractionResponse {
  /**
   * {@code docs/interactions/receiving-and-responding}: how long an interaction's token is valid.
   */
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

  private final String what;
  private final InteractionHook hook;
  private final IllustratedMessages messages;
  private final Clock clock;
  private final Instant tokenEnds;
  private final ResponseOutcome outcome;

  /**
   * A response that is not given yet.
   *
   * @param what was asked, for the log
   * @param hook that waits for no acknowledgement
   * @param finished is completed when there is nothing more to do, whatever came of it
   */
  InteractionResponse(
      String what,
      InteractionHook hook,
      IllustratedMessages messages,
      Clock clock,
      CompletableFuture<Void> finished) {
    this.what = what;
    this.hook = hook;
    this.messages = messages;
    this.clock = clock;
    this.tokenEnds = clock.instant().plus(TOKEN_LIFE);
    this.outcome = new ResponseOutcome(what, finished);
  }

  final void give(CompletableFuture<Reply> reply) {
    try {
      if (reply.isDone() && !(settled(reply) instanceof Interim)) {
        giveNow(settled(reply));
        return;
      }
      CompletableFuture<Boolean> acknowledged = acknowledge();
      messages.prepare();
      var unused = reply.whenComplete((ready, defect) -> giveLater(settled(reply), acknowledged));
    } catch (RuntimeException e) {
      outcome.failed(e);
    }
  }

  /** The acknowledgement that has the reply in it. */
  abstract RestAction<?> direct(Reply reply, Optional<MessageCreateData> rendered);

  /** The acknowledgement that says that a reply comes. */
  abstract RestAction<?> acknowledgement();

  /** The reply after an acknowledgement. */
  abstract RestAction<?> later(Reply reply, MessageCreateData rendered, InteractionHook hook);

  /** Returns whether the reply changes a message that is there, and adds none. */
  abstract boolean isChange(Reply reply);

  private void giveNow(Reply reply) {
    Optional<ChatMessage> message = reply.said();
    if (message.flatMap(IllustratedMessages::chart).isPresent()) {
      giveLater(reply, acknowledge());
      return;
    }
    direct(reply, message.map(messages::plain)).queue(done -> outcome.done(), outcome::failed);
  }

  /** Whether it surely arrived. Never completed where it surely did not: nothing follows then. */
  private CompletableFuture<Boolean> acknowledge() {
    CompletableFuture<Boolean> arrived = new CompletableFuture<>();
    acknowledgement()
        .queue(
            done -> arrived.complete(true),
            failure -> {
              if (JdaFailures.mayHaveArrived(failure)) {
                arrived.complete(false);
              } else {
                outcome.failed(failure);
              }
            });
    return arrived;
  }

  private void giveLater(Reply reply, CompletableFuture<Boolean> acknowledged) {
    if (reply instanceof Interim interim) {
      giveInTurn(interim, acknowledged);
      return;
    }
    reply
        .said()
        .ifPresentOrElse(
            message -> giveLater(reply, message, acknowledged, outcome), outcome::done);
  }

  /**
   * Discord shows by itself that an answer comes, so it is told of answers only; and only a message
   * that can be changed makes place for another one.
   */
  private void giveInTurn(Interim interim, CompletableFuture<Boolean> acknowledged) {
    CompletableFuture<Void> given = new CompletableFuture<>();
    if (interim.isAnswer() && isChange(interim.now()) && !interim.then().isDone()) {
      interim
          .said()
          .ifPresentOrElse(
              message ->
                  giveLater(interim.now(), message, acknowledged, new ResponseOutcome(what, given)),
              () -> given.complete(null));
    } else {
      given.complete(null);
    }
    var unused =
        interim
            .then()
            .handle((next, defect) -> settled(interim.then()))
            .thenAcceptBoth(given, (next, end) -> giveLater(next, acknowledged));
  }

  private void giveLater(
      Reply reply,
      ChatMessage message,
      CompletableFuture<Boolean> acknowledged,
      ResponseOutcome outcome) {
    DeferredMessage deferred =
        new DeferredMessage(
            rendered -> later(reply, rendered, hook),
            () -> messages.plain(message),
            isChange(reply),
            () -> clock.instant().isAfter(tokenEnds),
            outcome);
    var unused =
        messages
            .illustrated(message)
            .thenAcceptBoth(
                acknowledged,
                (rendered, surely) -> {
                  if (surely || isChange(reply)) {
                    deferred.send(rendered);
                  } else {
                    outcome.dropped("nobody knows whether its acknowledgement arrived");
                  }
                })
            .exceptionally(
                defect -> {
                  outcome.failed(defect);
                  return null;
                });
  }

  private Reply settled(CompletableFuture<Reply> done) {
    try {
      return done.join();
    } catch (RuntimeException defect) {
      outcome.defect(defect);
      return new ToAsker(CommandMessages.defect());
    }
  }
}
