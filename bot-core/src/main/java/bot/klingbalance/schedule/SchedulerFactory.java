package bot.klingbalance.schedule;

import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.database.Database;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;

/** Sets up db-scheduler for a database. */
final class SchedulerFactory {
  /** db-scheduler waits as long once more after it has interrupted what runs. */
  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(2);

  private static final int HOUSEKEEPERS = 3;

  /** db-scheduler hands over at most three times as many as there are threads. */
  private static final int MOST_WAITING = 100;

  private SchedulerFactory() {}

  /**
   * A scheduler that waits to be started.
   *
   * @param looked done after each look for what is due
   */
  static Scheduler of(
      Database database, Clock clock, SchedulePolicy pace, Task<?> task, Runnable looked) {
    Looks looks = new Looks(looked);
    var builder =
        Scheduler.create(database.source(), task)
            .clock(clock::instant)
            .schedulerName(new SchedulerName.Fixed(database.bot()))
            .serializer(new ScheduleText())
            .pollingInterval(pace.look())
            .heartbeatInterval(pace.sign())
            .missedHeartbeatsLimit(SchedulePolicy.SIGNS_MISSED)
            .threads(pace.atOnce())
            .executorService(NamedThreads.pool("check", pace.atOnce(), MOST_WAITING))
            .dueExecutor(NamedThreads.pool("checks-due", 1, 1))
            .housekeeperExecutor(NamedThreads.timers("checks-kept", HOUSEKEEPERS))
            .addSchedulerListener(looks)
            .failureLogging(LogLevel.OFF, false)
            .shutdownMaxWait(PATIENCE_AT_THE_END);
    if (database.isShared()) {
      // Not pollUsingLockAndFetch: of a look that finds nothing due, it tells no listener.
      builder.jdbcCustomization(new PostgreSqlJdbcCustomization(false, false));
    } else {
      builder.jdbcCustomization(new SqliteJdbcCustomization());
    }
    Scheduler scheduler = builder.build();
    looks.again = scheduler::triggerCheckForDueExecutions;
    return scheduler;
  }

  /** Told by db-scheduler of what it has done. */
  private static final class Looks extends AbstractSchedulerListener {
    private final Runnable looked;
    private volatile Runnable again = () -> {};

    Looks(Runnable looked) {
      this.looked = looked;
    }

    @Override
    public void onSchedulerEvent(SchedulerEventType event) {
      if (event == SchedulerEventType.RAN_EXECUTE_DUE) {
        looked.run();
      }
    }

    /**
     * What an earlier look had found was left to a later one, which had no room for it maybe while
     * all threads were at work: they would be idle until the next look.
     */
    @Override
    public void onCandidateEvent(CandidateEventType event) {
      if (event == CandidateEventType.STALE) {
        again.run();
      }
    }
  }
}
