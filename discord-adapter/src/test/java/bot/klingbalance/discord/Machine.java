package bot.klingbalance.discord;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/** What the machine can do that the tests run on. */
public final class Machine {
  private Machine() {}

  /** Ends the test where nothing can be drawn, since no font is installed. */
  public static void mustDraw() {
    assumeTrue(hasFonts(), "no fonts on this machine");
  }

  private static boolean hasFonts() {
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 20);
      return font.getStringBounds("x", new FontRenderContext(null, true, true)).getWidth() > 0;
    } catch (RuntimeException | Error e) {
      return false;
    }
  }
}
