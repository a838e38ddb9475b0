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
 * critical that, so long after it was shown, is neither over nor taken. Each finding is mentioned
 * once, those whose time has come together. Pure.
 */
final class EscalationCheck {
  /** After a longer sleep of the bot nobody is called for what is old; the next check is near. */
  private static final Duration LATEST = Duration.ofHours(12);

  private final Digest told;
  private final Instant posted;
  private final List<Digest> before;
  private final Duration after;
  private final Instant now;

  private EscalationCheck(
      Digest told, Instant posted, List<Digest> before, Duration after, Instant now) {
    this.told = told;
    this.posted = posted;
    this.before = before;
    this.after = after;
    this.now = now;
  }

  /**
   * The digest of the message that mentions them.
   *
   * @param all what the channel was told that day and since: what was mentioned already is in it
   */
  static Optional<Digest> of(
      Delivery told, List<Delivery> all, Duration after, DailyTime daily, Instant now) {
    if (!(told.stage() instanceof Posted posted) || told.digest().key().isAgain()) {
      return Optional.empty();
    }
    List<Digest> before =
        all.stream()
            .map(Delivery::digest)
            .filter(each -> each.key().isAgain())
            .filter(each -> !each.key().date().isBefore(told.digest().key().date()))
            .toList();
    return new EscalationCheck(told.digest(), posted.at(), before, after, now).again(daily);
  }

  private Optional<Digest> again(DailyTime daily) {
    List<Finding> untaken = told.untaken();
    List<DigestLine> due =
        told.lines().stream()
            .filter(line -> !line.over() && line.finding().level() == Severity.CRITICAL)
            .filter(line -> untaken.contains(line.finding()))
            .filter(this::isDue)
            .filter(line -> before.stream().noneMatch(each -> mentions(each, line.finding())))
            .toList();
    return due.stream()
        .map(this::dueAt)
        .min(Instant::compareTo)
        .map(first -> again(due, daily.dateOf(first), daily));
  }

  private boolean isDue(DigestLine line) {
    Instant at = dueAt(line);
    return !now.isBefore(at) && now.isBefore(at.plus(LATEST));
  }

  /** What joined before the message was posted, or was there, is shown since then. */
  private Instant dueAt(DigestLine line) {
    return line.since().filter(posted::isBefore).orElse(posted).plus(after);
  }

  /** What an edit has added to such a message since, or opened anew there, has called nobody. */
  private static boolean mentions(Digest again, Finding finding) {
    return again.lines().stream()
        .filter(line -> !line.over() && line.since().isEmpty())
        .anyMatch(line -> line.finding().isAboutTheSameAs(finding));
  }

  private Digest again(List<DigestLine> due, LocalDate date, DailyTime daily) {
    Set<AccountEmail> accounts =
        due.stream().flatMap(each -> each.finding().account().stream()).collect(Collectors.toSet());
    long number = before.stream().filter(each -> each.key().isAgainOf(told.key())).count() + 1;
    return new Digest(
        told.key().again(date, Math.toIntExact(number)),
        now,
        daily.endOf(date),
        accounts,
        due.stream().map(line -> new DigestLine(line.finding(), false)).toList(),
        List.of(),
        List.of(),
        Optional.empty());
  }
}
