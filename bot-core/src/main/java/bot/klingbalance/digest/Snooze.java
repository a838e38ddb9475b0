package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.watch.WatchChange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A request not to be warned of an account in a channel for a while. What is critical is shown all
 * the same.
 *
 * @param until when it ends at the latest
 * @param endsWithGrant whether a grant or a top-up ends it before that
 * @param by who asked, and when
 */
public record Snooze(
    Channel channel, AccountEmail account, Instant until, boolean endsWithGrant, WatchChange by) {
  /** A month and a few days: the monthly grant comes within that time. */
  private static final Duration LONGEST = Duration.ofDays(35);

  /**
   * The snoozes that somebody asks for now who presses it under a digest: one for each of its
   * accounts that still needs attention.
   *
   * @param zone in which days are counted
   */
  public static List<Snooze> of(Digest digest, SnoozePeriod period, ZoneId zone, WatchChange by) {
    return digest.openAccounts().stream()
        .map(account -> of(digest.key().channel(), account, period, zone, by))
        .toList();
  }

  /**
   * The snooze that somebody asks for now.
   *
   * @param zone in which days are counted
   */
  public static Snooze of(
      Channel channel, AccountEmail account, SnoozePeriod period, ZoneId zone, WatchChange by) {
    Instant until =
        switch (period) {
          case ONE_DAY -> by.at().atZone(zone).plusDays(1).toInstant();
          case THREE_DAYS -> by.at().atZone(zone).plusDays(3).toInstant();
          case UNTIL_GRANT -> by.at().plus(LONGEST);
        };
    return new Snooze(channel, account, until, period == SnoozePeriod.UNTIL_GRANT, by);
  }

  /**
   * Whether it still holds.
   *
   * @param lastGain when a grant or a top-up of the account was last seen
   */
  boolean isInEffectAt(Instant now, Optional<Instant> lastGain) {
    boolean hasEnded = endsWithGrant && lastGain.filter(gain -> gain.isAfter(by.at())).isPresent();
    return until.isAfter(now) && !hasEnded;
  }
}
