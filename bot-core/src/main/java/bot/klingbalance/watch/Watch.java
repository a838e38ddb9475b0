package bot.klingbalance.watch;

import bot.klingbalance.chat.Channel;

/**
 * What a channel wants to be warned of: some accounts, and from where on.
 *
 * @param number what people call it within its channel, from 1 on and never given anew while the
 *     watch exists; {@value #OF_SETTINGS} for one of the settings, which cannot be changed in chat
 * @param paused whether it warns of nothing for now
 */
public record Watch(
    Channel channel,
    int number,
    WatchedAccounts accounts,
    WarnLimits limits,
    boolean paused,
    Origin origin) {
  /** The number of a watch that the settings made. */
  public static final int OF_SETTINGS = 0;

  public Watch {
    if (number < 0 || (number == OF_SETTINGS) != (origin instanceof Origin.Settings)) {
      throw new IllegalArgumentException("watch %d from %s".formatted(number, origin));
    }
  }

  /** The watch that a channel has by the settings. */
  static Watch of(WatchedChannel set) {
    return new Watch(
        set.channel(),
        OF_SETTINGS,
        set.accounts(),
        set.warn(),
        false,
        new Origin.Settings(set.urgent()));
  }

  /** What a channel that watches nothing is told of when it is told all. */
  static Watch ofAll(Channel channel) {
    return new Watch(
        channel,
        OF_SETTINGS,
        new WatchedAccounts.All(),
        WarnLimits.STANDARD,
        false,
        new Origin.Settings(false));
  }

  /** The same, not paused. */
  Watch resumed() {
    return new Watch(channel, number, accounts, limits, false, origin);
  }

  /** Whether an account that turns critical is told at once, between the daily checks. */
  boolean urgent() {
    return !(origin instanceof Origin.Settings set) || set.urgent();
  }

  /** Where a watch comes from. */
  public sealed interface Origin {
    /**
     * The settings file.
     *
     * @param urgent as {@link Watch#urgent}
     */
    record Settings(boolean urgent) implements Origin {}

    /**
     * People in chat.
     *
     * @param made who made it
     * @param changed who changed it last; the same as {@code made} until somebody does
     */
    record Chat(WatchChange made, WatchChange changed) implements Origin {}
  }
}
