package bot.klingbalance.alert;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestLine;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Delivery.Stage.Posted;
import bot.klingbalance.watch.DailyTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a message that stands in a channel is to mention somebody once more: it tells something
 * critical that, so long after it was posted, is neither over nor taken. Pure.
 */
final class EscalationCheck {
  /** After a longer sleep of the bot nobody is called for what is old; the next check is near. */
  private static final Duration LATEST = Duration.ofHours(12);

  private EscalationCheck() {}

  /** The digest of the message that mentions them; it is written once for each posted one. */
  static Optional<Digest> of(Delivery told, Duration after, DailyTime daily, Instant now) {
    if (!(told.stage() instanceof Posted posted) || told.digest().key().isAgain()) {
      return Optional.empty();
    }
    Instant due = posted.at().plus(after);
    List<Finding> open =
        told.digest().untaken().stream()
            .filter(finding -> finding.level() == Severity.CRITICAL)
            .toList();
    boolean isDue = !now.isBefore(due) && now.isBefore(due.plus(LATEST));
    return isDue && !open.isEmpty()
        ? Optional.of(again(told.digest(), open, daily.dateOf(due), daily, now))
        : Optional.empty();
  }

  private static Digest again(
      Digest told, List<Finding> open, LocalDate date, DailyTime daily, Instant now) {
    Set<AccountEmail> accounts =
        open.stream().flatMap(each -> each.account().stream()).collect(Collectors.toSet());
    return new Digest(
        told.key().again(date),
        now,
        daily.endOf(date),
        accounts,
        open.stream().map(finding -> new DigestLine(finding, false)).toList(),
        List.of(),
        List.of(),
        Optional.empty());
  }
}
