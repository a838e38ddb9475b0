package bot.klingbalance.discord.gateway;

import bot.klingbalance.chat.ConnectionState;
import bot.klingbalance.chat.DependencyLog;
import bot.klingbalance.lease.shard.Shard;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the state of the connection, and logs each trouble once. */
public final class ConnectionTracker implements EventListener {
  private static final Logger log = LoggerFactory.getLogger(ConnectionTracker.class);
  private static final DependencyLog lines = new DependencyLog(log, "discord");

  private final Clock clock;

  /** Which of several it is, for the log; empty where there is one. */
  private final String which;

  private ConnectionState state = ConnectionState.NEVER_CONNECTED;
  private boolean inTrouble;

  /** That of a session that has not begun. */
  public ConnectionTracker(Clock clock, Shard shard) {
    this.clock = clock;
    this.which = shard.isSingle() ? "" : " (%s)".formatted(shard);
  }

  public synchronized ConnectionState state() {
    return state;
  }

  @Override
  public void onEvent(GenericEvent event) {
    if (event instanceof StatusChangeEvent change) {
      status(change);
      return;
    }
    eventReceived();
    if (event instanceof SessionDisconnectEvent disconnect) {
      disconnected(disconnect);
    }
  }

  /** A trouble that lasts: logged once, and again only after the connection was back. */
  public synchronized void trouble(String sentence) {
    boolean isNew = !inTrouble || !state.lastError().equals(Optional.of(sentence));
    inTrouble = true;
    change(old -> new ConnectionState(Optional.empty(), old.lastEvent(), Optional.of(sentence)));
    if (isNew) {
      lines.trouble().log("{}", sentence);
    }
  }

  /** The end: nothing is tried again. */
  public synchronized void refused(String sentence) {
    change(old -> new ConnectionState(Optional.empty(), old.lastEvent(), Optional.of(sentence)));
    lines.refusal().log("{}", sentence);
  }

  private synchronized void status(StatusChangeEvent change) {
    switch (change.getNewStatus()) {
      case CONNECTED -> {
        boolean isBack = inTrouble;
        inTrouble = false;
        change(
            old ->
                new ConnectionState(
                    Optional.of(clock.instant()), Optional.of(clock.instant()), old.lastError()));
        (isBack ? lines.recovery() : lines.connection())
            .log("Connected to Discord as {}{}.", change.getJDA().getSelfUser().getName(), which);
      }
      case DISCONNECTED, SHUTDOWN ->
          change(old -> new ConnectionState(Optional.empty(), old.lastEvent(), old.lastError()));
      default -> {
        // The steps in between change nothing.
      }
    }
  }

  /** Logged, but not as a warning: Discord does so every few hours, and JDA reconnects at once. */
  private synchronized void disconnected(SessionDisconnectEvent event) {
    String code =
        event.getServiceCloseFrame() == null
            ? ""
            : " (close code %d)".formatted(event.getServiceCloseFrame().getCloseCode());
    String sentence =
        "Discord's gateway closed the connection%s%s; connecting again.".formatted(which, code);
    change(old -> new ConnectionState(Optional.empty(), old.lastEvent(), Optional.of(sentence)));
    lines.connection().log("{}", sentence);
  }

  private synchronized void eventReceived() {
    change(
        old ->
            new ConnectionState(
                old.connectedSince(), Optional.of(clock.instant()), old.lastError()));
  }

  private void change(UnaryOperator<ConnectionState> change) {
    state = change.apply(state);
  }
}
