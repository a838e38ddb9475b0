package bot.klingbalance.database.history;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Writes numbers in as few bytes as they need: one for those below 128. */
final class NumberWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /**
   * A number from 0 on: seven bits a byte, the lowest first; all but the last byte are negative.
   */
  void whole(long number) {
    long rest = number;
    while (rest > 0x7f) {
      bytes.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  /** How far a number that may be absent is from another one; 0 stands for absent. */
  void change(Optional<Long> number, Optional<Long> from) {
    whole(number.map(each -> 1 + zigzag(each - from.orElse(0L))).orElse(0L));
  }

  /** A text that may be absent, character by character: any text comes back as it was. */
  void text(Optional<String> text) {
    whole(text.map(each -> each.length() + 1).orElse(0));
    text.ifPresent(each -> each.chars().forEach(this::whole));
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** 0, -1, 1, -2, … become 0, 1, 2, 3, … */
  private static long zigzag(long number) {
    return (number << 1) ^ (number >> 63);
  }
}
