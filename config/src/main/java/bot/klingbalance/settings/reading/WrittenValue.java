package bot.klingbalance.settings.reading;

/**
 * A value as somebody wrote it; it may be a secret, so this is never printed.
 *
 * @param key as that person knows it: {@code useapi.token} in the file, {@code USEAPI_TOKEN} or
 *     {@code USEAPI_TOKEN_FILE} in the environment
 * @param text without blanks around it
 */
public record WrittenValue(Place place, String key, String text) {
  public WrittenValue {
    text = text.strip();
  }

  @Override
  public String toString() {
    return place + ": " + key;
  }
}
