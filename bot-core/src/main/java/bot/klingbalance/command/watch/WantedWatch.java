package bot.klingbalance.command.watch;

import bot.klingbalance.account.Credits;
import bot.klingbalance.command.watch.WatchRequest.Add;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.Watch;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What somebody asks for with {@code add}, where what was not typed stays as it was.
 *
 * @param before the channel as it is without it
 */
record WantedWatch(Add add, ChannelWatches before) {
  /** A watch of the same accounts is changed, not added. */
  boolean isTooMany() {
    return before.watches().size() >= ChannelWatches.MOST && same().isEmpty();
  }

  /**
   * At first it is as it is anywhere, where the asker is.
   *
   * @param standard as it is anywhere
   */
  DailyTime time(DailyTime standard, Optional<ZoneId> home) {
    DailyTime known =
        before.daily().orElse(new DailyTime(standard.at(), home.orElse(standard.zone())));
    return known.with(add.at(), add.zone());
  }

  /**
   * Who says how low is low means that, and not the standard share besides; who does not say leaves
   * it as the watch of the same accounts has it.
   */
  WarnLimits limits() {
    WarnLimits known = same().map(Watch::limits).orElse(WarnLimits.STANDARD);
    return limits(known).on(add.days().orElse(known.days()));
  }

  private WarnLimits limits(WarnLimits known) {
    return add.belowCredits().isEmpty() && add.belowPercent().isEmpty()
        ? known
        : new WarnLimits(
            add.belowCredits().orElse(Credits.ZERO),
            add.belowPercent().orElse(0),
            WarnLimits.STANDARD.runwayDays(),
            WarnLimits.STANDARD.expiringDays(),
            WarnLimits.STANDARD.sessionDays());
  }

  private Optional<Watch> same() {
    return before.watches().stream()
        .filter(watch -> watch.number() != Watch.OF_SETTINGS)
        .filter(watch -> watch.accounts().equals(add.accounts()))
        .findFirst();
  }
}
