package bot.klingbalance.warning;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;

/** What there is at most one digest of: a channel and a local day of it. */
public record DigestKey(Channel channel, LocalDate date) {
  /**
   * 144 bits: 24 characters of {@code A-Z a-z 0-9 - _}, one fewer than a delivery's id may have.
   */
  private static final int ID_BYTES = 18;

  /** The same for the same key, after every restart and in every replica. */
  public DeliveryId deliveryId() {
    byte[] hash = sha256("daily|%s|%s".formatted(channel, date));
    return new DeliveryId(
        Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ID_BYTES)));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
