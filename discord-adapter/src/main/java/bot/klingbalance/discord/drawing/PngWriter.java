package bot.klingbalance.discord.drawing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A picture as a file, after {@code www.w3.org/TR/png-3}: eight bits a colour, no transparency, no
 * filter.
 *
 * <p>The JDK's own writer looks for plug-ins first, and tries five filters on each line, of which
 * none makes a chart smaller: it takes twice as long, and five times as long the first time.
 */
final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final byte BITS = 8;
  private static final byte TRUE_COLOUR = 2;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  private PngWriter() {
    file.writeBytes(SIGNATURE);
  }

  /**
   * The file.
   *
   * @param pixels line by line from the top, each as {@code 0xRRGGBB}
   */
  static byte[] of(int[] pixels, int width) {
    int height = pixels.length / width;
    PngWriter png = new PngWriter();
    png.chunk(
        "IHDR",
        ByteBuffer.allocate(13).putInt(width).putInt(height).put(BITS).put(TRUE_COLOUR).array());
    png.chunk("IDAT", deflated(lines(pixels, width)));
    png.chunk("IEND", new byte[0]);
    return png.file.toByteArray();
  }

  /** Each line begins with the number of its filter, which is 0. */
  private static byte[] lines(int[] pixels, int width) {
    byte[] lines = new byte[pixels.length * 3 + pixels.length / width];
    int at = 0;
    for (int i = 0; i < pixels.length; i++) {
      if (i % width == 0) {
        at++;
      }
      lines[at++] = (byte) (pixels[i] >> 16);
      lines[at++] = (byte) (pixels[i] >> 8);
      lines[at++] = (byte) pixels[i];
    }
    return lines;
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream deflated = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        deflated.write(buffer, 0, deflater.deflate(buffer));
      }
      return deflated.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private void chunk(String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(content);
    file.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    file.writeBytes(name);
    file.writeBytes(content);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
  }
}
