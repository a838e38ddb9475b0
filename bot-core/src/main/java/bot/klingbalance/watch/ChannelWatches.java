package bot.klingbalance.watch;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.watch.WatchedAccounts.These;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every watch of a channel, and the one time of day that holds for all of them.
 *
 * @param daily absent as long as nobody has set one
 * @param watches by number
 */
public record ChannelWatches(Channel channel, Optional<DailyTime> daily, List<Watch> watches) {
  /** How many watches a channel may have before another one is refused. */
  public static final int MOST = 50;

  public ChannelWatches {
    watches = List.copyOf(watches);
  }

  /** A channel in which nobody has asked for anything yet. */
  public static ChannelWatches none(Channel channel) {
    return new ChannelWatches(channel, Optional.empty(), List.of());
  }

  /** Those that are not paused. */
  public List<Watch> active() {
    return watches.stream().filter(watch -> !watch.paused()).toList();
  }

  /** The same channel with those watches only that tell at once what turns critical. */
  public ChannelWatches urgent() {
    return new ChannelWatches(channel, daily, active().stream().filter(Watch::urgent).toList());
  }

  /**
   * The same with what its weekly report is of: paused or not, and all accounts where it has none.
   */
  public ChannelWatches reported() {
    List<Watch> going =
        watches.stream().map(watch -> watch.paused() ? watch.resumed() : watch).toList();
    return new ChannelWatches(
        channel, daily, going.isEmpty() ? List.of(Watch.ofAll(channel)) : going);
  }

  /** When the channel is checked each day; nothing while no watch is active. */
  public Optional<DailyTime> schedule() {
    return daily.filter(time -> !active().isEmpty());
  }

  /** The limits that hold for an account; nothing when no active watch is for it. */
  public Optional<WarnLimits> limitsFor(AccountEmail account) {
    return watches.stream()
        .filter(watch -> !watch.paused() && watch.accounts().contains(account))
        .map(Watch::limits)
        .reduce(WarnLimits::and);
  }

  /** Whether some active watch leaves that day out. */
  public boolean leavesOut(DayOfWeek day) {
    return active().stream().anyMatch(watch -> !watch.limits().days().include(day));
  }

  /** Whether all its active watches leave that day out: then only what is critical is told. */
  public boolean isQuietOn(DayOfWeek day) {
    return !active().isEmpty()
        && active().stream().noneMatch(watch -> watch.limits().days().include(day));
  }

  /** The same for one account: a watch that is not for it does not count. */
  public boolean isQuietOn(DayOfWeek day, AccountEmail account) {
    return limitsFor(account).filter(limits -> !limits.days().include(day)).isPresent();
  }

  /** Whether an active watch is for every account that may be shown. */
  public boolean watchesAll() {
    return active().stream().anyMatch(watch -> watch.accounts() instanceof WatchedAccounts.All);
  }

  /** The accounts that an active watch names. */
  public Set<AccountEmail> named() {
    return active().stream()
        .flatMap(
            watch -> watch.accounts().match(all -> Set.<AccountEmail>of(), These::emails).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The watch that people call by that number. */
  public Optional<Watch> numbered(int number) {
    return watches.stream().filter(watch -> watch.number() == number).findFirst();
  }
}
