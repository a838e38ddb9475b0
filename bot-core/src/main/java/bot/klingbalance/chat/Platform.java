package bot.klingbalance.chat;

import java.util.Locale;

/** A chat that the bot speaks on. */
public enum Platform {
  SLACK,
  DISCORD,
  TERMINAL;

  /** The name as it stands in settings, such as the {@code slack} of {@code slack:C0123456789}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
