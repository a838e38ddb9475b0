package bot.klingbalance.discord.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;

/**
 * The colours, fonts and strokes of a picture: a dark card that reads on a dark and on a light
 * background, with letters that are large enough where a phone shows it 300 pixels wide.
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
  static final Color GRID = new Color(0x43464D);

  /** Of 800 pixels; 300 are left, and 11 of the letters' height. */
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 32);

  static final Font AXIS = new Font(Font.SANS_SERIF, Font.PLAIN, 30);
  static final Font LABEL = new Font(Font.SANS_SERIF, Font.BOLD, 29);
  static final Font AMOUNT = new Font(Font.SANS_SERIF, Font.BOLD, 34);

  static final BasicStroke THIN = new BasicStroke(1.5f);
  static final BasicStroke SOLID =
      new BasicStroke(5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  static final BasicStroke DASHED =
      new BasicStroke(
          5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {14, 11}, 0);

  private ChartStyle() {}
}
