package bot.klingbalance.discord.drawing;

import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.testing.SampleCharts;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * How long a picture takes to draw: the first, which loads AWT and its fonts, and those after. The
 * processor's time is told too, since a busy machine makes the others longer.
 */
final class PictureBenchmark {
  private static final int COUNT = 200;

  private PictureBenchmark() {}

  public static void main(String[] args) {
    List<Chart> charts = new ArrayList<>(SampleCharts.allAndGranted().values());
    charts.addAll(SampleCharts.hourly().values());
    Took first = drawn(charts.get(0));
    Took second = drawn(charts.get(1));
    List<Took> others = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      others.add(drawn(charts.get(i % charts.size())));
    }
    say("time", Took::nanos, first, second, others);
    say("processor's time", Took::processor, first, second, others);
  }

  /** Nanoseconds. */
  private record Took(long nanos, long processor) {}

  private static Took drawn(Chart chart) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long begin = System.nanoTime();
    long processor = threads.getCurrentThreadCpuTime();
    if (ChartPainter.png(chart).length == 0) {
      throw new AssertionError("nothing was drawn");
    }
    return new Took(System.nanoTime() - begin, threads.getCurrentThreadCpuTime() - processor);
  }

  private static void say(
      String what, ToLongFunction<Took> value, Took first, Took second, List<Took> others) {
    long[] sorted = others.stream().mapToLong(value).sorted().toArray();
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-16s first %5.0f ms, second %4.0f ms, the %d after: median %5.1f ms, p99 %5.1f ms, worst %5.1f ms",
            what,
            value.applyAsLong(first) / 1e6,
            value.applyAsLong(second) / 1e6,
            COUNT,
            sorted[COUNT / 2] / 1e6,
            sorted[(int) (COUNT * 0.99)] / 1e6,
            sorted[COUNT - 1] / 1e6));
  }
}
