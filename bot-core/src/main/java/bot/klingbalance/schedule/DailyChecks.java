package bot.klingbalance.schedule;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.concurrent.LastWork;
import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.database.Database;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.watch.CheckScheduler;
import bot.klingbalance.watch.DailyTime;
import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes each channel at its time of day: in time, or late when the bot was down. Safe for use by
 * many threads, and by many bots on one PostgreSQL: one of them wakes a channel, and when it dies
 * while it does so, another one wakes it again.
 */
public final class DailyChecks implements CheckScheduler, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DailyChecks.class);
  private static final String TASK = "daily-check";
  private static final Duration STALLED_AFTER = Duration.ofMinutes(2);

  private final Database database;
  private final Clock clock;
  private final SchedulePolicy pace;
  private final CheckTask waking;
  private final LastWork lastWork;
  private final Scheduler scheduler;
  private final ScheduledExecutorService later;

  /** What could not be moved yet, since the channel is awake or the store cannot be used. */
  private final Map<Channel, Optional<DailyTime>> waiting = new ConcurrentHashMap<>();

  /** The checks whose times stand in {@code database}; none is made before {@link #start}. */
  public DailyChecks(Database database, Clock clock, SchedulePolicy pace, CheckTask waking) {
    this.database = database;
    this.clock = clock;
    this.pace = pace;
    this.waking = waking;
    this.lastWork = new LastWork("checks", STALLED_AFTER, clock);
    this.scheduler = SchedulerFactory.of(database, clock, pace, task(), lastWork::done);
    this.later = NamedThreads.timer("checks-moved");
  }

  /** When it looked last for channels whose time has come. */
  public LastWork lastWork() {
    return lastWork;
  }

  public void start() {
    lastWork.done();
    scheduler.start();
    long look = pace.look().toMillis();
    var unused = later.scheduleWithFixedDelay(this::moveWaiting, look, look, TimeUnit.MILLISECONDS);
  }

  /** Lets checks that run come to their end, some seconds at most, and begins no more. */
  @Override
  public void close() {
    later.shutdownNow();
    scheduler.stop();
    lastWork.ended();
  }

  /** Wakes no channel until it is let again: another bot does. */
  public void letWake(boolean mayWake) {
    Runnable change = mayWake ? scheduler::resume : scheduler::pause;
    change.run();
  }

  /** Looks for channels whose time has come, without waiting for the next look. */
  public void lookNow() {
    scheduler.triggerCheckForDueExecutions();
  }

  @Override
  public synchronized void follow(Channel channel, Optional<DailyTime> schedule) {
    waiting.put(channel, schedule);
    if (database.guarded(() -> moved(channel, schedule))) {
      waiting.remove(channel);
    }
  }

  /** When the channel is woken next; a time in the past is about to be made up for. */
  public Optional<Instant> next(Channel channel) {
    return database.guarded(
        () ->
            scheduler
                .getScheduledExecution(instance(channel))
                .map(ScheduledExecution::getExecutionTime));
  }

  /** Returns whether the schedule is the wanted one now; not while the channel is awake. */
  private boolean moved(Channel channel, Optional<DailyTime> schedule) {
    try {
      if (schedule.isEmpty()) {
        scheduler.cancel(instance(channel));
        return true;
      }
      return isFollowed(channel, schedule.get())
          || scheduler.schedule(
              new TaskInstance<>(TASK, channel.toString(), schedule.get()),
              schedule.get().nextAfter(clock.instant()),
              ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
    } catch (TaskInstanceNotFoundException unknown) {
      return schedule.isEmpty();
    } catch (TaskInstanceCurrentlyExecutingException awake) {
      return false;
    }
  }

  /**
   * Also that it comes no later than it should: newer data of time zones may have moved it. One
   * that comes too early finds that nothing is due yet.
   */
  private boolean isFollowed(Channel channel, DailyTime schedule) {
    return scheduler
        .getScheduledExecution(instance(channel))
        .filter(known -> schedule.toString().equals(String.valueOf(known.getData())))
        .filter(known -> !known.getExecutionTime().isAfter(schedule.nextAfter(clock.instant())))
        .isPresent();
  }

  private void moveWaiting() {
    if (scheduler.getSchedulerState().isPaused()) {
      lastWork.done(); // A paused scheduler does not look, and says nothing of it.
    }
    try {
      waiting.keySet().forEach(this::moveWaiting);
    } catch (StoreUnavailable known) {
      log.debug("What waits to be moved waits on.", known);
    } catch (RuntimeException defect) {
      log.error("What waits to be moved waits on for a defect.", defect);
    }
  }

  /** Where the newest wish is, unless somebody has fulfilled it in the meantime. */
  private synchronized void moveWaiting(Channel channel) {
    Optional<DailyTime> schedule = waiting.get(channel);
    if (schedule != null) {
      follow(channel, schedule);
    }
  }

  private CustomTask<DailyTime> task() {
    return Tasks.custom(TASK, DailyTime.class)
        .onDeadExecution((dead, operations) -> operations.reschedule(dead, clock.instant()))
        .execute((instance, context) -> wake(channel(instance)));
  }

  private CompletionHandler<DailyTime> wake(Channel channel) {
    try {
      return waking
          .wake(channel)
          .map(this::nextDay)
          .orElseGet(CompletionHandler.OnCompleteRemove::new);
    } catch (StoreUnavailable | CancellationException known) {
      log.debug("The check of {} waits.", channel, known);
    } catch (RuntimeException defect) {
      log.error(
          "The check of {} failed for a defect; it is made again in {}.",
          channel,
          pace.retry(),
          defect);
    }
    return (done, operations) -> operations.reschedule(done, clock.instant().plus(pace.retry()));
  }

  private CompletionHandler<DailyTime> nextDay(DailyTime schedule) {
    return (done, operations) ->
        operations.reschedule(done, schedule.nextAfter(clock.instant()), schedule);
  }

  private static TaskInstance<DailyTime> instance(Channel channel) {
    return new TaskInstance<>(TASK, channel.toString());
  }

  private static Channel channel(TaskInstance<?> instance) {
    return Channel.parse(instance.getId());
  }
}
