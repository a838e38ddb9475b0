package bot.klingbalance.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.Nothing;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.replica.Claims;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests on their way: each is asked in the name of the person who has it, and its answer follows
 * where it was not at hand. Safe for use by many threads.
 */
final class PendingRequests {
  /** What is said instead of an answer where there is no room for one more. */
  static final String TOO_BUSY =
      "Too many questions are being answered at once. Try again in a minute.";

  private static final Logger log = LoggerFactory.getLogger(PendingRequests.class);

  /** Within this time Slack delivers again what it saw no acknowledgement for. */
  private static final Duration REDELIVERED_WITHIN = Duration.ofMinutes(10);

  private static final String CLAIM = "slack ";

  /** Longer than an answer takes; then another bot may take over from one that died. */
  private static final Duration MOST_FOR_AN_ANSWER = Duration.ofSeconds(30);

  private static final int MOST_REMEMBERED = 10_000;

  private final Members members;
  private final FollowUpAnswers answers;
  private final ResponseHosts responseHosts;
  private final Claims claims;
  private final Clock clock;

  /** The requests whose answers follow: one that is delivered again is not answered again. */
  private final Cache<String, Boolean> followedUp;

  PendingRequests(
      Members members,
      FollowUpAnswers answers,
      ResponseHosts responseHosts,
      Claims claims,
      Clock clock) {
    this.members = members;
    this.answers = answers;
    this.responseHosts = responseHosts;
    this.claims = claims;
    this.clock = clock;
    this.followedUp =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REDELIVERED_WITHIN)
            .ticker(() -> clock.millis() * 1_000_000)
            .executor(Runnable::run)
            .build();
  }

  /** Asks, as soon as Slack has said who the user is; the future never ends exceptionally. */
  CompletableFuture<Reply> ask(Sender sender, Function<Asker, CompletableFuture<Reply>> question) {
    return members
        .asker(sender)
        .thenCompose(asker -> asker.map(question).orElseGet(PendingRequests::notRecognised))
        .exceptionally(PendingRequests::defect);
  }

  /**
   * Asks, unless another bot has been asked the same. What that one has left behind half done, when
   * it died, is done here.
   *
   * @param request what it has in common with the same request when it is delivered again
   */
  CompletableFuture<Reply> askOnce(
      String request, Sender sender, Function<Asker, CompletableFuture<Reply>> question) {
    return claims
        .claim(CLAIM + request, "", MOST_FOR_AN_ANSWER)
        .thenCompose(
            claim ->
                claim.match(
                    granted -> ask(sender, question),
                    held ->
                        held.isSettled()
                            ? completedFuture(new Nothing())
                            : later(held.left())
                                .thenCompose(now -> askOnce(request, sender, question))));
  }

  /** Whether the sender is known as a full member, without waiting. */
  boolean isKnownMember(Sender sender) {
    return members.isKnownMember(sender);
  }

  /** The address that came with a request just now; empty when no answer may go to it. */
  Optional<ResponseUrl> responseUrl(@Nullable String address) {
    return ResponseUrl.of(address, clock.instant()).filter(this::mayAnswerTo);
  }

  boolean mayAnswerTo(ResponseUrl url) {
    return responseHosts.include(url.address());
  }

  /** Whether the answer to a request follows already. */
  boolean isFollowedUp(String request) {
    return followedUp.getIfPresent(request) != null;
  }

  /** Whether one more answer can follow. What changes something is better not asked without. */
  boolean haveRoom() {
    return answers.hasRoom();
  }

  /**
   * Has the answer follow when it is there, once for each request.
   *
   * @param request what it has in common with the same request when it is delivered again
   * @return whether there was room for one more
   */
  boolean followUp(String request, ResponseUrl url, CompletableFuture<Reply> reply) {
    if (!answers.hasRoom()) {
      log.warn("Too many answers are under way; a question was turned away.");
      return false;
    }
    if (followedUp.asMap().putIfAbsent(request, true) == null) {
      answers.deliver(url, reply, answer -> mine(request, answer));
    }
    return true;
  }

  /** The answer, unless another bot gives it: this one may have been standing still for long. */
  private CompletableFuture<Reply> mine(String request, Reply answer) {
    return answer instanceof Nothing
        ? completedFuture(answer)
        : claims
            .settle(CLAIM + request, ResponseUrl.VALID_FOR)
            .thenApply(isMine -> isMine ? answer : new Nothing());
  }

  private static CompletableFuture<Void> later(Duration wait) {
    return CompletableFuture.runAsync(
        () -> {},
        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, Runnable::run));
  }

  private static CompletableFuture<Reply> notRecognised() {
    return completedFuture(new ToAsker(CommandMessages.notRecognised("Slack")));
  }

  private static Reply defect(Throwable defect) {
    log.error("A question could not be answered: a defect of the bot.", defect);
    return new ToAsker(CommandMessages.defect());
  }
}
