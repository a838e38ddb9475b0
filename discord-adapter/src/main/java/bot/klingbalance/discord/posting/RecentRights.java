package bot.klingbalance.discord.posting;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * What the bot may do in the channels in which somebody has just used it: Discord computes it for
 * each interaction ({@code docs/interactions/receiving-and-responding}, {@code app_permissions}),
 * also in hidden channels and in threads. Safe for use by many threads.
 */
public final class RecentRights extends ListenerAdapter {
  /** As long as an answer to the interaction may take to ask; a permission may change any time. */
  private static final Duration KNOWN_FOR = Duration.ofSeconds(10);

  private static final int MOST = 1000;

  private final Clock clock;
  private final Map<Channel, Known> known = new LinkedHashMap<>();

  public RecentRights(Clock clock) {
    this.clock = clock;
  }

  private record Known(PostingRights rights, Instant until) {}

  /** JDA tells its listeners in their order: this one before who answers the interaction. */
  @Override
  public void onRawGateway(RawGatewayEvent event) {
    if (!event.getType().equals("INTERACTION_CREATE")) {
      return;
    }
    try {
      learn(event.getPayload());
    } catch (ParsingException | NumberFormatException unreadable) {
      // Whoever answers the interaction reports it; the rights are asked for where they are needed.
    }
  }

  synchronized Optional<PostingRights> of(Channel channel) {
    return Optional.ofNullable(known.get(channel))
        .filter(each -> clock.instant().isBefore(each.until()))
        .map(Known::rights);
  }

  private void learn(DataObject interaction) {
    DataObject place = interaction.optObject("channel").orElseGet(DataObject::empty);
    if (place.isNull("id") || place.isNull("type") || interaction.isNull("app_permissions")) {
      return;
    }
    if (ChannelType.fromId(place.getInt("type")) == ChannelType.GUILD_PRIVATE_THREAD) {
      // The permissions are those of its channel, and do not say whether the bot is in it.
      return;
    }
    Channel channel = new Channel(Platform.DISCORD, place.getString("id"));
    long granted = Long.parseUnsignedLong(interaction.getString("app_permissions"));
    keep(channel, PostingRights.of(channel, place, Permission.getPermissions(granted)));
  }

  private synchronized void keep(Channel channel, PostingRights rights) {
    Instant now = clock.instant();
    known.values().removeIf(each -> !now.isBefore(each.until()) || known.size() >= MOST);
    known.put(channel, new Known(rights, now.plus(KNOWN_FOR)));
  }
}
