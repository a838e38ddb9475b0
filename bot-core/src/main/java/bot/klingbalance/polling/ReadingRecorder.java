package bot.klingbalance.polling;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.history.History;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.store.BackgroundThread;
import bot.klingbalance.store.StoreThread;
import bot.klingbalance.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one who writes readings into the history and thins it each hour, on a thread of its own.
 * While the store cannot be used, what is noted waits for it; only when more than {@value
 * #MOST_WAITING} readings wait, further ones are dropped.
 */
public final class ReadingRecorder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ReadingRecorder.class);

  /** A reading takes about a kilobyte of memory. */
  static final int MOST_WAITING = 5_000;

  /** In one transaction: it costs about as much as one of a single reading. */
  static final int MOST_AT_ONCE = 200;

  /**
   * So long more notes may join the first one: a transaction each would cost more than the rest.
   */
  static final Duration GATHERING = Duration.ofSeconds(1);

  static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration THINNING = Duration.ofHours(1);

  private final History history;
  private final Clock clock;
  private final StoreThread thread;
  private final Queue<Note> notes = new LinkedBlockingQueue<>(MOST_WAITING);
  private final AtomicBoolean isSummoned = new AtomicBoolean();
  private final AtomicInteger dropped = new AtomicInteger();

  public ReadingRecorder(History history, Clock clock) {
    this(history, clock, new BackgroundThread("recorder"));
  }

  ReadingRecorder(History history, Clock clock, StoreThread thread) {
    this.history = history;
    this.clock = clock;
    this.thread = thread;
  }

  private record Note(AccountEmail account, RecordedReading reading) {}

  /** Begins to thin the history, now and then each hour. */
  public void start() {
    thread.now(this::thin);
  }

  /** Keeps a reading within a second or so. Never blocks, and is safe for use by many threads. */
  public void note(AccountEmail account, RecordedReading reading) {
    if (!notes.offer(new Note(account, reading))) {
      drop();
    } else if (isSummoned.compareAndSet(false, true)) {
      thread.after(GATHERING, this::write);
    }
  }

  /** Keeps at once what was noted so far; ends when that is done, or waits for the store. */
  public CompletableFuture<Void> caughtUp() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    thread.now(
        () -> {
          boolean unused = writeAll();
          done.complete(null);
        });
    return done;
  }

  /** Keeps what was noted so far, unless that takes longer than some seconds. */
  @Override
  public void close() {
    thread.close(this::write);
    if (!notes.isEmpty()) {
      log.warn(
          "{} could not be kept.",
          CountText.of(notes.size(), "reading of an account", "readings of accounts"));
    }
  }

  /** Stays summoned while the store cannot be used: then the next try is set already. */
  private void write() {
    do {
      if (!writeAll()) {
        thread.after(PAUSE, this::write);
        return;
      }
      isSummoned.set(false);
    } while (!notes.isEmpty() && isSummoned.compareAndSet(false, true));
  }

  /** Returns whether the store could be used. */
  private boolean writeAll() {
    boolean isKept = true;
    while (isKept && !notes.isEmpty()) {
      isKept = writeSome();
    }
    return isKept;
  }

  /** Returns whether the store could be used. */
  private boolean writeSome() {
    List<Note> some = notes.stream().limit(MOST_AT_ONCE).toList();
    try {
      history.keep(
          some.stream().collect(groupingBy(Note::account, mapping(Note::reading, toList()))));
    } catch (StoreUnavailable known) {
      log.debug("Waiting for the store: {}.", CountText.of(notes.size(), "reading"), known);
      return false;
    } catch (RuntimeException defect) {
      log.error("{} could not be kept for a defect.", CountText.of(some.size(), "reading"), defect);
    }
    some.forEach(written -> notes.remove());
    tellDropped();
    return true;
  }

  private void thin() {
    try {
      history.thin(clock.instant());
    } catch (StoreUnavailable known) {
      log.debug("The history is thinned an hour later.", known);
    } catch (RuntimeException defect) {
      log.error("The history could not be thinned for a defect.", defect);
    }
    thread.after(THINNING, this::thin);
  }

  private void drop() {
    if (dropped.getAndIncrement() == 0) {
      log.warn("The store has been away for too long: what accounts answer is not kept any more.");
    }
  }

  private void tellDropped() {
    int lost = dropped.getAndSet(0);
    if (lost > 0) {
      log.warn(
          "What accounts answer is kept again; {} missing.",
          CountText.of(lost, "reading is", "readings are"));
    }
  }
}
