package bot.klingbalance.discord.drawing;

import com.pngencoder.PngEncoder;
import java.awt.image.BufferedImage;

/**
 * Pictures as PNG files.
 *
 * <p>ImageIO tries five filters on each line, of which none makes a chart smaller, and takes three
 * times as long: the whole picture 1.5 times.
 */
final class PngFile {
  /** A level that packs more takes twice as long, for a fifth less of 30 kB. */
  private static final int FASTEST = 1;

  private PngFile() {}

  static byte[] of(BufferedImage image) {
    return new PngEncoder()
        .withBufferedImage(image)
        .withCompressionLevel(FASTEST)
        .withMultiThreadedCompressionEnabled(false)
        .toBytes();
  }
}
