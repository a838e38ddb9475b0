package bot.klingbalance.chat;

/**
 * The name of one message that the core has decided to send, the same at each try to send it.
 *
 * @param value 1 to 25 characters, since Discord's {@code nonce} takes no more
 */
public record DeliveryId(String value) {
  public DeliveryId {
    if (value.isEmpty() || value.length() > 25) {
      throw new IllegalArgumentException(
          "a delivery's id of %d characters".formatted(value.length()));
    }
  }
}
