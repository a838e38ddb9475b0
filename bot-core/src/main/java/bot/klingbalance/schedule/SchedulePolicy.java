package bot.klingbalance.schedule;

import java.time.Duration;

/**
 * How closely the schedule is kept.
 *
 * @param look how often to look for channels whose time has come
 * @param sign how often a bot gives a sign of life while it wakes a channel; when {@value
 *     #SIGNS_MISSED} are missing, another bot takes over
 * @param retry when to wake a channel again whose waking failed
 * @param atOnce how many channels are woken at a time
 */
public record SchedulePolicy(Duration look, Duration sign, Duration retry, int atOnce) {
  /** The fewest that db-scheduler takes. */
  static final int SIGNS_MISSED = 4;

  public static final SchedulePolicy USUAL =
      new SchedulePolicy(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1), 8);
}
