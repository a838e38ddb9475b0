package bot.klingbalance.chat;

import bot.klingbalance.chat.Reply.Interim;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The replies that people wait for, so that each of them reads something when the bot ends: what is
 * missing then is replaced by a sentence. Safe for use by many threads; nothing here blocks.
 */
public final class AwaitedReplies {
  private static final Logger log = LoggerFactory.getLogger(AwaitedReplies.class);

  /**
   * How long a bot that ends waits for them: as long as useapi.net is asked for one answer with all
   * retries, and a little longer to make it. Only what waits in the queue behind others takes more.
   */
  public static final Duration WAITED_FOR = Duration.ofSeconds(22);

  /** How long it then takes at most to say so to those who get none. */
  public static final Duration TO_SAY = Duration.ofSeconds(3);

  private final Reply instead;

  /** Each with what is given in its place. */
  private final Map<CompletableFuture<Reply>, Reply> missing = new ConcurrentHashMap<>();

  private volatile boolean givenUp;

  /**
   * None yet.
   *
   * @param instead what whoever gets no reply is told
   */
  public AwaitedReplies(Reply instead) {
    this.instead = instead;
  }

  /**
   * The same reply, and so are those that follow it; what is told instead, where it is given up.
   */
  public CompletableFuture<Reply> await(CompletableFuture<Reply> reply) {
    return await(reply, instead);
  }

  /**
   * Waits for the answers under way; then tells those who wait on. An answer that a newer one was
   * to replace stays. Blocks.
   *
   * @param most how long they are waited for before that
   * @param areGiven waits for as long as it is told, and says whether all are given
   */
  public void finish(Duration most, Predicate<Duration> areGiven, Platform platform) {
    if (areGiven.test(most)) {
      return;
    }
    log.warn(
        "Answers that were not ready when the bot stopped: {}. Who waited for one is asked to try"
            + " again.",
        giveUp());
    if (!areGiven.test(TO_SAY)) {
      log.warn("{} had not taken all answers when the bot stopped.", platform.title());
    }
  }

  private int giveUp() {
    givenUp = true;
    return missing.entrySet().stream()
        .mapToInt(each -> each.getKey().complete(each.getValue()) ? 1 : 0)
        .sum();
  }

  @SuppressWarnings("CollectionUndefinedEquality") // by identity, as is meant
  private CompletableFuture<Reply> await(CompletableFuture<Reply> reply, Reply otherwise) {
    CompletableFuture<Reply> awaited = reply.thenApply(this::withNext);
    if (!awaited.isDone()) {
      missing.put(awaited, otherwise);
      var unused = awaited.whenComplete((done, defect) -> missing.remove(awaited));
      if (givenUp) {
        awaited.complete(otherwise);
      }
    }
    return awaited;
  }

  private Reply withNext(Reply reply) {
    return reply instanceof Interim interim
        ? new Interim(
            interim.now(),
            await(interim.then(), interim.isAnswer() ? interim.now() : instead),
            interim.isAnswer())
        : reply;
  }
}
