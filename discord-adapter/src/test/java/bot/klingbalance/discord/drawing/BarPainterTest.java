package bot.klingbalance.discord.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.Credits;
import bot.klingbalance.message.Bars;
import bot.klingbalance.testing.SampleCharts;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class BarPainterTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

  @Test
  void eachDayIsAsHighAsWhatWasSpentOnIt() throws IOException {
    int[] heights =
        IntStream.of(columns(bars(100, 50, 0, 25))).filter(height -> height > 0).toArray();

    assertThat(heights).hasSize(3);
    assertThat((double) heights[1] / heights[0]).isBetween(0.48, 0.52);
    assertThat((double) heights[2] / heights[0]).isBetween(0.23, 0.27);
  }

  @Test
  void manyDaysShareABarAndNothingIsDrawnOfNothing() throws IOException {
    assertThat(columns(SampleCharts.spending(90))).hasSizeBetween(30, 45);
    assertThat(columns(bars(0, 0, 0))).isEmpty();
    assertThat(columns(bars(7))).hasSize(1);
  }

  /** How many pixels high each bar is, from left to right. */
  private static int[] columns(Bars bars) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(BarPainter.png(bars)));
    assertThat(image.getWidth()).isEqualTo(PictureCanvas.WIDTH);
    IntStream.Builder heights = IntStream.builder();
    int before = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      int height = 0;
      for (int y = 0; y < image.getHeight(); y++) {
        height += new Color(image.getRGB(x, y)).equals(ChartStyle.PAST) ? 1 : 0;
      }
      if (height > 0 && before == 0) {
        int inside = 0;
        for (int y = 0; y < image.getHeight() && x + 2 < image.getWidth(); y++) {
          inside += new Color(image.getRGB(x + 2, y)).equals(ChartStyle.PAST) ? 1 : 0;
        }
        heights.add(inside);
      }
      before = height;
    }
    return heights.build().toArray();
  }

  private static Bars bars(long... credits) {
    List<Bars.Day> days =
        IntStream.range(0, credits.length)
            .mapToObj(day -> new Bars.Day(MONDAY.plusDays(day), Credits.of(credits[day])))
            .toList();
    return new Bars("Spent a day", days, "credits");
  }
}
