package bot.klingbalance.database.history;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads what {@link NumberWriter} wrote. */
final class NumberReader {
  /** Far above the milliseconds of any time and the hundredths of any amount. */
  private static final long MOST = 1L << 60;

  private final ByteBuffer bytes;

  NumberReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  long whole() {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte part = bytes.get();
      number |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return number;
      }
    }
  }

  Optional<Long> change(Optional<Long> from) {
    long code = whole();
    if (code == 0) {
      return Optional.empty();
    }
    long number = from.orElse(0L) + number(code - 1);
    if (code < 0 || Math.abs(number) > MOST) {
      throw new IllegalArgumentException("a number beyond all times and amounts");
    }
    return Optional.of(number);
  }

  Optional<String> text() {
    int code = (int) whole();
    if (code == 0) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < code; i++) {
      text.append((char) whole());
    }
    return Optional.of(text.toString());
  }

  boolean isAtEnd() {
    return !bytes.hasRemaining();
  }

  private static long number(long zigzag) {
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }
}
