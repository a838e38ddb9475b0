package bot.klingbalance.digest;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.digest.Digest.Snoozed;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.watch.WatchChange;
import java.time.ZoneId;
import java.util.List;

/**
 * What a press of Snooze under a digest comes to.
 *
 * @param digest says who snoozed and until when
 * @param snoozes one for each account of the digest that still needs attention
 */
public record DigestSnooze(Digest digest, List<Snooze> snoozes) {
  public DigestSnooze {
    snoozes = List.copyOf(snoozes);
  }

  /**
   * The digest, snoozed.
   *
   * @param zone in which days are counted
   * @param by who pressed, and when
   */
  public static DigestSnooze of(Digest digest, SnoozePeriod period, ZoneId zone, WatchChange by) {
    Channel channel = digest.key().channel();
    List<Snooze> snoozes =
        digest.lines().stream()
            .filter(line -> !line.over())
            .flatMap(line -> line.finding().account().stream())
            .distinct()
            .sorted()
            .map(account -> Snooze.of(channel, account, period, zone, by))
            .toList();
    return snoozes.stream()
        .findFirst()
        .map(one -> new Snoozed(by.name(), one.until(), one.endsWithGrant()))
        .map(snoozed -> new DigestSnooze(digest.snoozed(snoozed), snoozes))
        .orElseGet(() -> new DigestSnooze(digest, List.of()));
  }
}
