package bot.klingbalance.chat;

import java.util.Locale;

/** A chat that the bot speaks on. */
public enum Platform {
  SLACK,
  DISCORD,
  TERMINAL;

  /** The platform whose {@link #key} this is. */
  static Platform of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /** The name as it stands in settings, such as the {@code slack} of {@code slack:C0123456789}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it can show a form in answer to a press. */
  public boolean hasForms() {
    return this != TERMINAL;
  }

  /** The name as people write it. */
  public String title() {
    return name().charAt(0) + key().substring(1);
  }
}
