package bot.klingbalance.watch;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.message.Tone;
import bot.klingbalance.watch.WatchedAccounts.These;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where watches are looked up and changed: after each change the channel's next check is moved at
 * once. Blocks and throws as {@link WatchRepository} does.
 */
public final class WatchRegistry {
  private final WatchRepository madeInChat;
  private final AllWatches all;
  private final CheckScheduler calendar;
  private final Supplier<AccountNames> names;

  /**
   * The watches of {@code all}, of which those made in chat can be changed.
   *
   * @param names what accounts are called in chat, as the settings are in force whenever it is
   *     asked; the log masks them
   */
  public WatchRegistry(
      WatchRepository madeInChat,
      AllWatches all,
      CheckScheduler calendar,
      Supplier<AccountNames> names) {
    this.madeInChat = madeInChat;
    this.all = all;
    this.calendar = calendar;
    this.names = names;
  }

  public ChannelWatches of(Channel channel) {
    return all.of(channel);
  }

  /** The time of day that the settings give the channel; then nobody in chat can move it. */
  public Optional<DailyTime> setTime(Channel channel) {
    return all.setTime(channel);
  }

  /** What the settings put before the channel's messages of each level. */
  public Map<Tone, String> mentions(Channel channel) {
    return all.mentions(channel);
  }

  /** Whether and how the settings mention somebody of the channel once more. */
  public Optional<Escalation> escalation(Channel channel) {
    return all.escalation(channel);
  }

  /**
   * Adds a watch, or changes the one of the same accounts, and moves the channel to {@code daily},
   * unless the settings decide its time.
   */
  public Watch add(NewWatch watch, DailyTime daily) {
    Watch added = madeInChat.add(watch, setTime(watch.channel()).orElse(daily));
    follow(watch.channel());
    log(isNew(added) ? "added" : "changed", added, watch.asked());
    return added;
  }

  public Optional<Watch> pause(Channel channel, int number, boolean paused, WatchChange by) {
    Optional<Watch> changed = madeInChat.pause(channel, number, paused, by);
    follow(channel);
    changed.ifPresent(watch -> log(paused ? "paused" : "resumed", watch, by));
    return changed;
  }

  public Optional<Watch> remove(Channel channel, int number, WatchChange by) {
    Optional<Watch> removed = madeInChat.remove(channel, number);
    follow(channel);
    removed.ifPresent(watch -> log("removed", watch, by));
    return removed;
  }

  private static boolean isNew(Watch watch) {
    return watch.origin() instanceof Watch.Origin.Chat chat && chat.made().equals(chat.changed());
  }

  /** Tells it apart from the other accounts of its channel, also where it is no more. */
  private void log(String outcome, Watch watch, WatchChange by) {
    Set<AccountEmail> named = of(watch.channel()).named();
    named.addAll(watch.accounts().match(all -> Set.of(), These::emails));
    WatchLog.changed(outcome, watch, names.get().masks().and(named), by);
  }

  private void follow(Channel channel) {
    calendar.follow(channel, of(channel).schedule());
  }
}
