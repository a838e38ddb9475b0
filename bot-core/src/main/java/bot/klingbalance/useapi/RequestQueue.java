package bot.klingbalance.useapi;

import bot.klingbalance.account.Requester;
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
 * has a line, and the lines take turns. Safe for use by many threads.
 */
final class RequestQueue {
  private final int parallel;
  private final int capacity;

  /** Those in which somebody waits, the one with the next turn first. Guards all that changes. */
  private final Map<Requester, Set<Ticket>> lines = new LinkedHashMap<>();

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

    Ticket(Task task, Requester first) {
      this.task = task;
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

  void release() {
    free();
    startWaiting();
  }

  private void lineUp(Ticket ticket, Requester requester) {
    lines.computeIfAbsent(requester, none -> new LinkedHashSet<>()).add(ticket);
  }

  private void free() {
    synchronized (lines) {
      running--;
    }
  }

  /** A loop, not a recursion: thousands may release a place that they do not use. */
  private void startWaiting() {
    for (Optional<Ticket> next = next(); next.isPresent(); next = next()) {
      if (!next.get().task.start()) {
        free();
      }
    }
  }

  /** Takes a place for the one whose turn it is. */
  private Optional<Ticket> next() {
    synchronized (lines) {
      if (running == parallel || lines.isEmpty()) {
        return Optional.empty();
      }
      running++;
      Requester turn = lines.keySet().iterator().next();
      Set<Ticket> line = Objects.requireNonNull(lines.remove(turn));
      Ticket ticket = line.iterator().next();
      lines.put(turn, line);
      leave(ticket);
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
