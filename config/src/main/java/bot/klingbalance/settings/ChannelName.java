package bot.klingbalance.settings;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.settings.key.ValueTypes;
import java.util.Optional;

/** A channel as the settings name it. */
public final class ChannelName {
  private ChannelName() {}

  /** The channel that {@code slack:C…} or {@code discord:…} names; nothing for any other text. */
  public static Optional<Channel> parse(String text) {
    return ValueTypes.CHANNEL.read(text.strip());
  }
}
