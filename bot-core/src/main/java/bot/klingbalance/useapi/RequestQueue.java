package bot.klingbalance.useapi;

import bot.klingbalance.account.Requester;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many requests run at once; the others wait, none of them on a thread. Each requester
 * has a line, and the lines take turns: first those of whom the fewest requests run. Safe for use
 * by many threads.
 */
final class RequestQueue {
  private final int parallel;
  private final int capacity;

  /** Those in which somebody waits, the one with the next turn first. Guards all that changes. */
  private final Map<Requester, Set<Ticket>> lines = new LinkedHashMap<>();

  private final Map<Requester, Integer> runningOf = new HashMap<>();
  private int running;
  private int waiting;

  /**
   * An empty queue.
   *
   * @param parallel how many may run at once
   * @param capacity how many may wait
   */
  RequestQueue(int parallel, int capacity) {
    this.parallel = parallel;
    this.capacity = capacity;
  }

  /** Starts a request. */
  interface Task {
    /** Returns whether one was sent; then {@link #release} ends it. */
    boolean start();
  }

  /** A task, and who wants it done. It stands in the line of each of them, and starts once. */
  static final class Ticket {
    private final Task task;
    private final Set<Requester> requesters = new HashSet<>();
    private boolean waits;

    /** Whose turn it took, while it runs. */
    private Requester runsFor;

    Ticket(Task task, Requester first) {
      this.task = task;
      runsFor = first;
      requesters.add(first);
    }
  }

  /** Starts the task when a place is free, maybe at once; false when too many wait already. */
  boolean submit(Ticket ticket) {
    synchronized (lines) {
      if (waiting == capacity) {
        return false;
      }
      waiting++;
      ticket.waits = true;
      ticket.requesters.forEach(requester -> lineUp(ticket, requester));
    }
    startWaiting();
    return true;
  }

  /** From now on the ticket has the turns of that requester too. */
  void join(Ticket ticket, Requester requester) {
    synchronized (lines) {
      if (ticket.requesters.add(requester) && ticket.waits) {
        lineUp(ticket, requester);
      }
    }
  }

  /** The task that {@link Task#start} sent is over. */
  void release(Ticket ticket) {
    free(ticket);
    startWaiting();
  }

  private void lineUp(Ticket ticket, Requester requester) {
    lines.computeIfAbsent(requester, none -> new LinkedHashSet<>()).add(ticket);
  }

  private void free(Ticket ticket) {
    synchronized (lines) {
      running--;
      runningOf.computeIfPresent(ticket.runsFor, (each, some) -> some == 1 ? null : some - 1);
    }
  }

  /** A loop, not a recursion: thousands may release a place that they do not use. */
  private void startWaiting() {
    for (Optional<Ticket> next = next(); next.isPresent(); next = next()) {
      if (!next.get().task.start()) {
        free(next.get());
      }
    }
  }

  /** Takes a place for the one whose turn it is. */
  private Optional<Ticket> next() {
    synchronized (lines) {
      if (running == parallel || lines.isEmpty()) {
        return Optional.empty();
      }
      Requester turn =
          Collections.min(
              lines.keySet(), Comparator.comparingInt(each -> runningOf.getOrDefault(each, 0)));
      Set<Ticket> line = Objects.requireNonNull(lines.remove(turn));
      Ticket ticket = line.iterator().next();
      lines.put(turn, line);
      leave(ticket);
      running++;
      runningOf.merge(turn, 1, Integer::sum);
      ticket.runsFor = turn;
      return Optional.of(ticket);
    }
  }

  private void leave(Ticket ticket) {
    waiting--;
    ticket.waits = false;
    for (Requester requester : ticket.requesters) {
      lines.computeIfPresent(requester, (each, line) -> without(ticket, line));
    }
  }

  private static @Nullable Set<Ticket> without(Ticket ticket, Set<Ticket> line) {
    line.remove(ticket);
    return line.isEmpty() ? null : line;
  }
}
