package bot.klingbalance.discord.gateway;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.hooks.EventListener;

/**
 * Notices when Discord let the bot in but its servers do not arrive, or cannot be read: JDA waits
 * for them silently, and for ever.
 */
public final class StalledStart implements EventListener {
  /** How long servers may take to arrive. */
  public static final Duration MOST = Duration.ofSeconds(60);

  private final ConnectionTracker tracker;
  private final ScheduledExecutorService schedule;
  private final Duration most;

  public StalledStart(ConnectionTracker tracker, ScheduledExecutorService schedule, Duration most) {
    this.tracker = tracker;
    this.schedule = schedule;
    this.most = most;
  }

  @Override
  public void onEvent(GenericEvent event) {
    if (event instanceof StatusChangeEvent change
        && change.getNewStatus() == JDA.Status.LOADING_SUBSYSTEMS) {
      begin(change.getJDA());
    }
  }

  private void begin(JDA jda) {
    try {
      var unused = schedule.schedule(() -> look(jda), most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The bot ends.
    }
  }

  private void look(JDA jda) {
    if (jda.getStatus() == JDA.Status.LOADING_SUBSYSTEMS) {
      tracker.trouble(
          ("Discord let the bot in, but has listed no server that could be read for %d seconds."
                  + " Start the bot again; where that does not help, see discordstatus.com and"
                  + " look for a newer version of the bot.")
              .formatted(most.toSeconds()));
    }
  }
}
