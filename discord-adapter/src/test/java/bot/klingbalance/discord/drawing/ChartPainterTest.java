package bot.klingbalance.discord.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import bot.klingbalance.account.Credits;
import bot.klingbalance.discord.Machine;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChartPoint;
import bot.klingbalance.testing.SampleCharts;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The pictures, kept as files to be looked at; {@code -Dgolden.update=true} draws them anew. Other
 * machines have other fonts, which move everything by some pixels: what is compared is how much of
 * each colour there is and where it begins and ends.
 */
class ChartPainterTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final int MOST_BYTES = 60_000;
  private static final double SHIFT = 40;

  @BeforeEach
  void fonts() {
    Machine.mustDraw();
  }

  @TestFactory
  Stream<DynamicTest> eachChartLooksAsItDid() {
    return Stream.of(SampleCharts.allAndGranted(), SampleCharts.hourly())
        .flatMap(charts -> charts.entrySet().stream())
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(), () -> compare(each.getKey(), each.getValue())));
  }

  @Test
  void theRunOutIsMarkedFromTopToBottomWhereTheForecastEnds() throws IOException {
    BufferedImage steady = drawn(SampleCharts.steady());
    IntStream marked =
        IntStream.range(0, ChartPainter.WIDTH)
            .filter(x -> count(steady, x, ChartStyle.RUN_OUT) > ChartPainter.HEIGHT * 0.7);

    assertThat(marked.average()).isPresent();
    assertThat(first(steady, ChartStyle.RUN_OUT).getAsInt())
        .isCloseTo(last(steady, ChartStyle.EXPECTED), offset(6));
    assertThat(first(drawn(SampleCharts.expiring()), ChartStyle.RUN_OUT)).isEmpty();
  }

  @Test
  void daysWithoutAReadingAreAGap() throws IOException {
    BufferedImage bursty = drawn(SampleCharts.bursty());
    int first = first(bursty, ChartStyle.PAST).getAsInt();
    int last = last(bursty, ChartStyle.PAST);
    long empty =
        IntStream.range(first, last).filter(x -> count(bursty, x, ChartStyle.PAST) == 0).count();

    assertThat((double) empty / (last - first)).isBetween(0.15, 0.25);
  }

  @Test
  void whatIsExpectedEachFewHoursIsDashedToo() throws IOException {
    BufferedImage hourly = drawn(SampleCharts.hourly("small-plan"));
    int last = last(hourly, ChartStyle.PAST);
    long gaps =
        IntStream.range(last + 1, last(hourly, ChartStyle.EXPECTED) - 1)
            .filter(x -> count(hourly, x, ChartStyle.EXPECTED) == 0)
            .filter(x -> count(hourly, x + 1, ChartStyle.EXPECTED) > 0)
            .count();

    assertThat(gaps).isGreaterThan(8);
  }

  @Test
  void aSingleReadingOfNothingAndTheMostOverAYearAreDrawnToo() throws IOException {
    Instant now = Instant.parse("2026-11-24T09:42:00Z");
    ChartPoint nothing = new ChartPoint(now, Credits.ZERO);
    ChartPoint most = new ChartPoint(now.plus(Duration.ofDays(400)), new Credits(Credits.MOST));

    assertThat(first(drawn(chart(List.of(nothing))), ChartStyle.PAST)).isPresent();
    assertThat(first(drawn(chart(List.of(nothing, most))), ChartStyle.PAST)).isPresent();
  }

  @Test
  void aFileHoldsEveryPixelOfItsPicture() throws IOException {
    int[] pixels = IntStream.range(0, 60).map(i -> i * 0x042A17 & 0xFFFFFF).toArray();
    BufferedImage image = new BufferedImage(12, 5, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, 12, 5, pixels, 0, 12);

    byte[] png = PngFile.of(image);

    assertThat(png).startsWith(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));

    assertThat(read.getWidth()).isEqualTo(12);
    assertThat(read.getHeight()).isEqualTo(5);
    assertThat(IntStream.range(0, 60).map(i -> read.getRGB(i % 12, i / 12) & 0xFFFFFF))
        .containsExactly(Arrays.stream(pixels).boxed().toArray(Integer[]::new));
  }

  @Test
  void everyColourStandsOutFromTheCard() {
    assertThat(
            Stream.of(
                    ChartStyle.WORDS,
                    ChartStyle.QUIET,
                    ChartStyle.PAST,
                    ChartStyle.EXPECTED,
                    ChartStyle.RUN_OUT)
                .map(colour -> contrast(colour, ChartStyle.CARD)))
        .allMatch(contrast -> contrast >= 4.5);
  }

  private static Chart chart(List<ChartPoint> past) {
    ZoneId zone = ZoneId.of("Asia/Kolkata");
    return new Chart("t", List.of(past), List.of(), Optional.empty(), zone);
  }

  private static void compare(String name, Chart chart) throws IOException {
    byte[] png = ChartPainter.png(chart);
    Path file = GOLDEN.resolve("chart-" + name + ".png");
    if (Boolean.getBoolean("golden.update")) {
      Files.write(file, png);
    }
    BufferedImage expected = ImageIO.read(file.toFile());
    BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(png));

    assertThat(png).hasSizeLessThan(MOST_BYTES);
    assertThat(drawn.getWidth()).isEqualTo(ChartPainter.WIDTH);
    assertThat(drawn.getHeight()).isEqualTo(ChartPainter.HEIGHT);
    assertThat(all(drawn, ChartStyle.CARD))
        .isCloseTo(all(expected, ChartStyle.CARD), Percentage.withPercentage(10));
    for (Color colour : List.of(ChartStyle.PAST, ChartStyle.EXPECTED, ChartStyle.RUN_OUT)) {
      assertThat(all(drawn, colour))
          .isCloseTo(all(expected, colour), Percentage.withPercentage(25));
      assertThat((double) first(drawn, colour).orElse(0))
          .isCloseTo(first(expected, colour).orElse(0), offset(SHIFT));
      assertThat((double) last(drawn, colour)).isCloseTo(last(expected, colour), offset(SHIFT));
    }
  }

  private static BufferedImage drawn(Chart chart) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(ChartPainter.png(chart)));
  }

  /** The first column that has a colour. */
  private static OptionalInt first(BufferedImage image, Color colour) {
    return IntStream.range(0, image.getWidth())
        .filter(x -> count(image, x, colour) > 0)
        .findFirst();
  }

  private static int last(BufferedImage image, Color colour) {
    return IntStream.range(0, image.getWidth())
        .filter(x -> count(image, x, colour) > 0)
        .max()
        .orElse(0);
  }

  private static long all(BufferedImage image, Color colour) {
    return IntStream.range(0, image.getWidth()).mapToLong(x -> count(image, x, colour)).sum();
  }

  private static long count(BufferedImage image, int x, Color colour) {
    return IntStream.range(0, image.getHeight())
        .filter(y -> image.getRGB(x, y) == colour.getRGB())
        .count();
  }

  /** {@code www.w3.org/TR/WCAG21}, contrast ratio. */
  private static double contrast(Color light, Color dark) {
    return (luminance(light) + 0.05) / (luminance(dark) + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
