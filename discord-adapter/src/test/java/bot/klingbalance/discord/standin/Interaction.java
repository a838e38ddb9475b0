package bot.klingbalance.discord.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Something that a member did, and what the bot made of it. */
public final class Interaction {
  private static final int PATIENCE_SECONDS = 20;
  private static final long LOOK_NANOS = 2_000_000;

  private final String id;
  private final String token;
  private final long startedAt = System.nanoTime();
  private final AtomicBoolean acknowledged = new AtomicBoolean();
  private final LinkedBlockingQueue<Seen> callbacks = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Seen> edits = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Seen> followUps = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<JsonNode> later = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Integer> refusals = new LinkedBlockingQueue<>();

  Interaction(String id) {
    this.id = id;
    this.token = "interaction-token-" + id;
  }

  /**
   * A request of the bot.
   *
   * @param nanos how long after the interaction
   */
  public record Seen(JsonNode body, long nanos) {}

  /** The acknowledgement, once Discord took it. */
  public Seen callback() {
    return next(callbacks, "acknowledgement");
  }

  /** The next change of the original answer. */
  public JsonNode edit() {
    return next(edits, "change of the answer").body();
  }

  /** The same for somebody who looks at the clock; empty when none came within {@code most}. */
  public Optional<Seen> change(Duration most) {
    try {
      return Optional.ofNullable(edits.poll(most.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The next message below the answer. */
  public JsonNode followUp() {
    return next(followUps, "further message").body();
  }

  /** What the member reads, whether it stands in the acknowledgement or comes later. */
  public JsonNode answer() {
    JsonNode acknowledged = callback().body();
    return switch (acknowledged.path("type").asInt()) {
      case 5, 6 -> next(later, "later answer");
      default -> acknowledged;
    };
  }

  /** The next refusal's code. */
  public int refusal() {
    return next(refusals, "refusal");
  }

  /** What came of it that nobody asked for yet. */
  public int unexpected() {
    return callbacks.size() + edits.size() + followUps.size();
  }

  /** Whether Discord took an acknowledgement of it. */
  public boolean isAcknowledged() {
    return acknowledged.get();
  }

  /** How long Discord waited for an acknowledgement that it took. */
  public Optional<Duration> acknowledgedAfter() {
    return callbacks.stream().findFirst().map(seen -> Duration.ofNanos(seen.nanos()));
  }

  /** Whether the member reads an answer; nothing is taken from what is waited for. */
  public boolean isAnswered() {
    return !later.isEmpty()
        || callbacks.stream().anyMatch(seen -> seen.body().path("type").asInt() == 4);
  }

  /** The same for somebody who waits so long at most. */
  public boolean isAnsweredWithin(Duration most) {
    long end = System.nanoTime() + most.toNanos();
    while (!isAnswered() && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return isAnswered();
  }

  /** How many answers the member reads. */
  public int answers() {
    return later.size()
        + (int) callbacks.stream().filter(seen -> seen.body().path("type").asInt() == 4).count();
  }

  /** How many acknowledgements Discord refused since it had taken another one. */
  public int doubled() {
    return (int) refusals.stream().filter(code -> code == 40060).count();
  }

  @Override
  public String toString() {
    return "%s, %d ms old: %d answers, refused with %s"
        .formatted(id, age().toMillis(), answers(), refusals);
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  String id() {
    return id;
  }

  /** What requests about it have in their path. */
  public String token() {
    return token;
  }

  boolean acknowledge() {
    return acknowledged.compareAndSet(false, true);
  }

  void sawCallback(JsonNode body) {
    callbacks.add(new Seen(body, System.nanoTime() - startedAt));
  }

  void sawEdit(JsonNode body) {
    later.add(body);
    edits.add(new Seen(body, System.nanoTime() - startedAt));
  }

  void sawFollowUp(JsonNode body) {
    later.add(body);
    followUps.add(new Seen(body, System.nanoTime() - startedAt));
  }

  void refused(int code) {
    refusals.add(code);
  }

  private static <T> T next(LinkedBlockingQueue<T> queue, String what) {
    try {
      @Nullable T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no %s came".formatted(what));
      }
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
