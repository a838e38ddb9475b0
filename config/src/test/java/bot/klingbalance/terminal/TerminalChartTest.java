package bot.klingbalance.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartPoint;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.testing.SampleCharts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Charts in a terminal, kept as files to be looked at; {@code -Dgolden.update=true} draws anew. */
class TerminalChartTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Instant BEGIN = Instant.parse("2026-11-10T00:00:00Z");

  @TestFactory
  Stream<DynamicTest> eachChartLooksAsItDid() {
    return SampleCharts.all().entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(), () -> compare(each.getKey(), each.getValue())));
  }

  @Test
  void aPipeGetsOneLineOfMarks() {
    assertThat(rendered(SampleCharts.bursty(), false).lines())
        .containsExactly("h", "The last 14 days ▃▃▃▂▁▁  ▇▇▅▃▃▃▃ → ▂▂▂▁▁▁");
  }

  @Test
  void aTerminalGetsTheChartWithTheRunOutInRed() {
    String rendered = rendered(SampleCharts.steady(), true);

    assertThat(rendered.replaceAll("\u001b\\[[\\d;]*m", "").lines())
        .hasSize(TerminalChart.ROWS + 5)
        .allMatch(line -> line.length() <= 80);
    assertThat(rendered).contains("\u001b[31m×");
  }

  @Property(tries = 200)
  void whateverWasReadStaysInItsFrame(
      @ForAll @Size(min = 1, max = 40) List<@LongRange(max = Credits.MOST) Long> amounts,
      @ForAll @LongRange(max = 5_000_000) long secondsBetween,
      @ForAll @IntRange(min = 40, max = 200) int columns) {
    List<ChartPoint> past =
        Stream.iterate(0, i -> i + 1)
            .limit(amounts.size())
            .map(
                i ->
                    new ChartPoint(
                        BEGIN.plusSeconds(secondsBetween * i), new Credits(amounts.get(i))))
            .toList();
    Chart chart = new Chart("t", List.of(past), List.of(), Optional.empty(), ZoneOffset.UTC);

    List<String> lines = TerminalChart.lines(chart, Palette.PLAIN, columns);

    assertThat(lines).hasSize(TerminalChart.ROWS + 3);
    assertThat(lines).allMatch(line -> line.length() <= columns);
    assertThat(String.join("", lines)).matches("(?s).*[\u2801-\u28ff].*");
  }

  private static void compare(String name, Chart chart) throws IOException {
    String drawn =
        IntStream.of(40, 60, 80, 110)
            .mapToObj(columns -> TerminalChart.lines(chart, Palette.PLAIN, columns))
            .map(lines -> String.join("\n", lines) + "\n")
            .collect(Collectors.joining("\n"));
    Path file = GOLDEN.resolve("chart-" + name + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, drawn);
    }
    assertThat(drawn).isEqualTo(Files.readString(file));
  }

  private static String rendered(Chart chart, boolean colour) {
    ChatMessage message =
        new ChatMessage(Tone.NEUTRAL, Text.of("h"), List.of(chart), List.of(), Text.EMPTY);
    return TerminalMessage.rendered(message, colour, chart.zone(), chart.latest().at());
  }
}
