package bot.klingbalance.settings.reading;

/**
 * One thing that is wrong with the settings. No part of it tells a secret.
 *
 * @param place such as {@code kling-balance-bot.yaml line 3} or {@code environment}
 * @param key such as {@code useapi.base_url} or {@code USEAPI_BASE_URL}
 * @param found what stands there, in words that follow "is"
 * @param fits what would be right, as a clause of its own
 */
public record SettingsMistake(String place, String key, String found, String fits) {
  /** All of it in one line. */
  public String sentence() {
    return "%s: %s is %s; %s.".formatted(place, key, found, fits);
  }
}
