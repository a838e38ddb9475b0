package bot.klingbalance.useapi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A timer whose time moves only when a test moves it; a wait moves it on and ends at once. */
final class FakeTime implements Timer {
  static final Instant START = Instant.parse("2026-11-23T10:42:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** What was waited for so far. */
  List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public Instant now() {
    return START.plusNanos(nanos.get());
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public void after(Duration wait, Runnable then) {
    waits.add(wait);
    pass(wait);
    then.run();
  }

  @Override
  public void close() {}

  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Instant instant() {
        return now();
      }
    };
  }
}
