package bot.klingbalance.digest;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What there is at most one digest of: a channel, a local day of it, and what turned critical.
 *
 * @param turned of an account that turned critical between two daily checks: its address, or
 *     {@value #ALL} for what holds for every account; absent for the digest of the daily check
 */
public record DigestKey(Channel channel, LocalDate date, Optional<String> turned) {
  /** In the place of an address. */
  static final String ALL = "all";

  /**
   * 144 bits: 24 characters of {@code A-Z a-z 0-9 - _}, one fewer than a delivery's id may have.
   */
  private static final int ID_BYTES = 18;

  /** The key of a daily check. */
  public DigestKey(Channel channel, LocalDate date) {
    this(channel, date, Optional.empty());
  }

  /** The same for the same key, after every restart and in every replica. */
  public DeliveryId deliveryId() {
    String kind = turned.isPresent() ? "urgent" : "daily";
    String what = turned.map("|"::concat).orElse("");
    byte[] hash = sha256("%s|%s|%s%s".formatted(kind, channel, date, what));
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
