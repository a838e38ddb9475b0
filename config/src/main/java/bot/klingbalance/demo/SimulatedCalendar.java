package bot.klingbalance.demo;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.check.ReportTask;
import bot.klingbalance.schedule.CheckTask;
import bot.klingbalance.watch.CheckScheduler;
import bot.klingbalance.watch.DailyTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each channel is checked next by a {@link SimulatedClock}: nothing happens by itself, only
 * when time is passed. Safe for use by many threads; one at a time passes the time.
 */
public final class SimulatedCalendar implements CheckScheduler {
  private final SimulatedClock clock;
  private final ReportTask reports;
  private final Map<Channel, Entry> entries = new ConcurrentHashMap<>();

  /** Until when the reports are made. */
  private Instant reportedUntil;

  public SimulatedCalendar(SimulatedClock clock, ReportTask reports) {
    this.clock = clock;
    this.reports = reports;
    this.reportedUntil = clock.instant();
  }

  private record Entry(Channel channel, DailyTime schedule, Instant next) {}

  @Override
  public void follow(Channel channel, Optional<DailyTime> schedule) {
    Optional<DailyTime> known = Optional.ofNullable(entries.get(channel)).map(Entry::schedule);
    if (!known.equals(schedule)) {
      entries.remove(channel);
      schedule.ifPresent(daily -> await(channel, daily));
    }
  }

  /** Whether no channel is to be checked at all. */
  boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * Lets the time pass until {@code end}, and wakes the channels on the way: each at its time, one
   * after the other, so that each sees its own day. Weekly reports are made at theirs.
   *
   * @return how often a channel was woken
   * @throws InterruptedException when nobody wants to wait any longer; the clock stands where it
   *     got to, and what was due there is due still
   */
  int passTo(Instant end, CheckTask waking) throws InterruptedException {
    int woken = 0;
    for (Optional<Entry> due = dueBy(end); due.isPresent(); due = dueBy(end)) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      reportUntil(due.get().next());
      clock.moveTo(due.get().next());
      wake(due.get(), waking);
      woken++;
    }
    reportUntil(end);
    clock.moveTo(end);
    return woken;
  }

  private void reportUntil(Instant end) {
    for (Optional<Instant> next = nextReport(end); next.isPresent(); next = nextReport(end)) {
      clock.moveTo(next.get());
      reports.make();
      reportedUntil = next.get();
    }
    reportedUntil = end.isAfter(reportedUntil) ? end : reportedUntil;
  }

  private Optional<Instant> nextReport(Instant end) {
    return reports.nextAfter(reportedUntil).filter(next -> !next.isAfter(end));
  }

  private void wake(Entry due, CheckTask waking) {
    Optional<DailyTime> schedule = waking.wake(due.channel());
    entries.remove(due.channel());
    schedule.ifPresent(daily -> await(due.channel(), daily));
  }

  private Optional<Entry> dueBy(Instant end) {
    return entries.values().stream()
        .filter(entry -> !entry.next().isAfter(end))
        .min(Comparator.comparing(Entry::next));
  }

  private void await(Channel channel, DailyTime schedule) {
    entries.put(channel, new Entry(channel, schedule, schedule.nextAfter(clock.instant())));
  }
}
