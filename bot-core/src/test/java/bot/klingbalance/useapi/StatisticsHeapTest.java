package bot.klingbalance.useapi;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.usage.DayStatistics;
import bot.klingbalance.usage.JobTally;
import bot.klingbalance.useapi.wire.StatisticsBody;
import com.sun.management.ThreadMXBean;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The largest body that useapi.net sends costs next to no memory. */
class StatisticsHeapTest {
  private static final StatisticsBody BODY = new StatisticsBody(LocalDate.parse("2026-11-22"));
  private static final int ROWS = 50_000;
  private static final long MOST = 2_000_000;

  /** Whatever is allocated at all is more than what the heap can grow by. */
  @Test
  void fiftyThousandRowsOfThirtyMegabytesAllocateLessThanTwoMegabytes() throws IOException {
    BODY.read(StatisticsBodies.rows(100));
    AllocationsBeside rows = new AllocationsBeside(StatisticsBodies.rows(ROWS));
    long before = AllocationsBeside.allocated();

    DayStatistics day = BODY.read(rows);

    long allocated = AllocationsBeside.allocated() - before - rows.ofTheBodyItself;
    assertThat(rows.bytes).isBetween(29_000_000L, 32_000_000L);
    assertThat(allocated).isLessThan(MOST);
    assertThat(
            day.accounts().values().stream()
                .map(each -> each.all())
                .reduce(JobTally.NONE, JobTally::plus))
        .isEqualTo(new JobTally(ROWS, ROWS / 10, ROWS - ROWS / 10));
    assertThat(day.complete()).as("useapi.net lists no more than that").isFalse();
  }

  /** Counts what is read, and leaves out what making it allocates. */
  private static final class AllocationsBeside extends FilterInputStream {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long bytes;
    long ofTheBodyItself;

    AllocationsBeside(InputStream made) {
      super(made);
    }

    static long allocated() {
      return THREADS.getCurrentThreadAllocatedBytes();
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      long before = allocated();
      int read = super.read(into, from, most);
      ofTheBodyItself += allocated() - before;
      bytes += Math.max(0, read);
      return read;
    }
  }
}
