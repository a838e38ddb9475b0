package bot.klingbalance.discord.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.XYStyler;

/**
 * The colours, fonts and strokes of a chart: a dark card that reads on a dark and on a light
 * background, with letters that are large enough on a phone.
 */
final class ChartStyle {
  /** Discord's own dark card, so that the picture has no edge there. */
  static final Color CARD = new Color(0x2B2D31);

  static final Color PAST = new Color(0x5EB1FF);
  static final Color EXPECTED = new Color(0xF5B942);
  static final Color RANGE = new Color(0xF5, 0xB9, 0x42, 56);
  static final Color RUN_OUT = new Color(0xFF7B72);
  static final Color WORDS = new Color(0xE6E8EB);
  static final Color QUIET = new Color(0xB8BCC4);
  private static final Color GRID = new Color(0x43464D);

  static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 25);
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 23);

  static final BasicStroke SOLID =
      new BasicStroke(4.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final BasicStroke DASHED =
      new BasicStroke(4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {12, 9}, 0);

  private ChartStyle() {}

  static void apply(XYStyler styler) {
    styler.setChartBackgroundColor(CARD).setPlotBackgroundColor(CARD).setPlotBorderVisible(false);
    styler.setChartFontColor(QUIET).setChartTitleFont(FONT).setChartTitleBoxVisible(false);
    styler.setChartPadding(14).setLegendVisible(false);
    styler.setPlotGridLinesColor(GRID).setPlotGridLinesStroke(new BasicStroke(1.5f));
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setAxisTickLabelsFont(FONT).setAxisTickLabelsColor(QUIET);
    styler.setAxisTitlesVisible(false).setAxisTicksLineVisible(false).setAxisTickPadding(8);
    styler.setAxisTickMarksColor(GRID).setAxisTickMarkLength(7);
    styler.setPlotMargin(0).setPlotContentSize(1);
    styler.setXAxisTickMarkSpacingHint(100).setYAxisTickMarkSpacingHint(75);
    styler.setYAxisLabelAlignment(TextAlignment.Right);
    styler.setAnnotationLineColor(RUN_OUT).setAnnotationLineStroke(new BasicStroke(3f));
    styler.setAnnotationTextFont(BOLD).setAnnotationTextFontColor(WORDS);
    styler.setMarkerSize(14);
  }
}
