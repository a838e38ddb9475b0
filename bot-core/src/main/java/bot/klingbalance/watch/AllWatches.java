package bot.klingbalance.watch;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.message.Tone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The watches of the settings and those made in chat, together. Where the settings name a channel,
 * they also decide its time of day. Blocks and throws as {@link WatchRepository} does.
 */
public final class AllWatches {
  private final WatchRepository madeInChat;
  private final Supplier<List<WatchedChannel>> set;

  /**
   * Both kinds of watches.
   *
   * @param set those of the settings; among several of one channel the first decides the time
   */
  public AllWatches(WatchRepository madeInChat, List<WatchedChannel> set) {
    this(madeInChat, () -> set);
  }

  /**
   * The same, where the settings may change.
   *
   * @param set those in force at the moment; safe for use by many threads
   */
  public AllWatches(WatchRepository madeInChat, Supplier<List<WatchedChannel>> set) {
    this.madeInChat = madeInChat;
    this.set = set;
  }

  /** The watches of a channel: those of the settings, then those made in chat. */
  public ChannelWatches of(Channel channel) {
    ChannelWatches made = madeInChat.of(channel);
    List<WatchedChannel> here = set(channel).toList();
    return new ChannelWatches(
        channel,
        here.stream().map(WatchedChannel::daily).findFirst().or(made::daily),
        Stream.concat(here.stream().map(Watch::of), made.watches().stream()).toList());
  }

  /** Keeps the offsets of the zones of those made in chat, as {@link WatchRepository} does. */
  public void keepOffsets(Instant now) {
    madeInChat.keepOffsets(now);
  }

  /** Every channel that has a watch. */
  public List<Channel> channels() {
    return Stream.concat(
            set.get().stream().map(WatchedChannel::channel), madeInChat.channels().stream())
        .distinct()
        .toList();
  }

  /** The time of day that the settings give the channel; then nobody in chat can move it. */
  public Optional<DailyTime> setTime(Channel channel) {
    return set(channel).map(WatchedChannel::daily).findFirst();
  }

  /** What the settings put before the channel's messages of each level. */
  public Map<Tone, String> mentions(Channel channel) {
    return set(channel)
        .flatMap(each -> each.mentions().entrySet().stream())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first, TreeMap::new));
  }

  /** Whether and how the settings mention somebody of the channel once more. */
  public Optional<Escalation> escalation(Channel channel) {
    return set(channel).flatMap(each -> each.escalation().stream()).findFirst();
  }

  /** The channels of the settings in which somebody is mentioned once more. */
  public List<Channel> escalating() {
    return set.get().stream()
        .filter(each -> each.escalation().isPresent())
        .map(WatchedChannel::channel)
        .distinct()
        .toList();
  }

  private Stream<WatchedChannel> set(Channel channel) {
    return set.get().stream().filter(each -> each.channel().equals(channel));
  }
}
