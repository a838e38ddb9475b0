package bot.klingbalance.discord.shard;

import java.time.Duration;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import org.jspecify.annotations.Nullable;

/**
 * The session of this bot with Discord's gateway: one at a time, in the bot's turn. What was begun
 * in an earlier turn comes to nothing. Safe for use by many threads.
 */
final class GatewaySession {
  private @Nullable JDA jda;

  /** The last one that was given up. */
  private @Nullable JDA left;

  private @Nullable JDA ready;
  private boolean isBegun;
  private int turn;
  private boolean isClosed;

  /** A turn begins; its number. */
  synchronized int begin() {
    isBegun = true;
    return ++turn;
  }

  /** Whether the turn is not over, though there may be no session yet. */
  synchronized boolean isBegun() {
    return isBegun;
  }

  synchronized boolean isOver(int of) {
    return isClosed || of != turn;
  }

  /** Keeps a session that was built in that turn, or ends it where the turn is over. */
  void keep(JDA built, int of) {
    if (!isKept(built, of)) {
      built.shutdownNow();
    }
  }

  /** The session, while there is one, or one that JDA is making again. */
  synchronized Optional<JDA> jda() {
    return Optional.ofNullable(jda);
  }

  /** Discord has told all that a session needs. */
  synchronized void isReady(JDA one) {
    ready = one;
  }

  /** The session, where that is so. */
  synchronized Optional<JDA> ready() {
    return Optional.ofNullable(ready).filter(this::is);
  }

  synchronized boolean is(JDA one) {
    return one == jda;
  }

  /** Gives the session up at once. What was taken in by it can still be answered. */
  synchronized void leave() {
    turn++;
    isBegun = false;
    JDA present = jda;
    jda = null;
    if (present != null) {
      left = present;
      present.shutdown();
    }
  }

  /** The end, also of what was not answered in time. */
  void close(Duration most) {
    JDA last = last();
    if (last == null) {
      return;
    }
    last.shutdownNow();
    try {
      boolean unused = last.awaitShutdown(most);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isKept(JDA built, int of) {
    if (isOver(of)) {
      return false;
    }
    jda = built;
    return true;
  }

  private synchronized @Nullable JDA last() {
    isClosed = true;
    leave();
    return left;
  }
}
