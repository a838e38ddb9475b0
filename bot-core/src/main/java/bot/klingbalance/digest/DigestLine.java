package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A line of a digest.
 *
 * @param over whether a later look found that it needs nobody any more; it is struck through then
 * @param announced the most severe that it was when its message was posted: nobody is called by an
 *     edit that makes it worse. Absent where it is as it was then
 * @param since when it was read that made it as severe as it is, where an edit shows that. Absent
 *     where its message was posted with it
 */
public record DigestLine(
    Finding finding, boolean over, Optional<Severity> announced, Optional<Instant> since) {
  static final Comparator<DigestLine> MOST_URGENT_FIRST =
      Comparator.comparing(DigestLine::over)
          .thenComparing(DigestLine::finding, Finding.MOST_URGENT_FIRST);

  /** A line of which its message tells, or told, with all the others. */
  public DigestLine(Finding finding, boolean over) {
    this(finding, over, Optional.empty(), Optional.empty());
  }

  /** One that an edit adds. */
  static DigestLine added(Finding finding, Instant read) {
    return new DigestLine(finding, false, Optional.of(Severity.NOTICE), Optional.of(read));
  }

  /** One that joins a message, which tells it as news if it is not posted yet. */
  static DigestLine joined(Finding finding, Instant read) {
    return new DigestLine(finding, false, Optional.empty(), Optional.of(read));
  }

  /** The same as it stands now. */
  DigestLine now(Finding later, Instant read) {
    boolean isWorse = over || later.level().compareTo(finding.level()) > 0;
    return new DigestLine(
        later, false, Optional.of(announcedAs()), isWorse ? Optional.of(read) : since);
  }

  /** The same, over. */
  DigestLine struckThrough() {
    return new DigestLine(finding, true, announced, since);
  }

  /** How severe it was, at most, when people were called for it. */
  public Severity announcedAs() {
    return announced.orElse(finding.level());
  }

  /** What is not over. */
  static List<Finding> open(List<DigestLine> lines) {
    return lines.stream().filter(line -> !line.over()).map(DigestLine::finding).toList();
  }

  /** What is not over of an account. */
  static List<Finding> open(List<DigestLine> lines, AccountEmail account) {
    return open(lines).stream()
        .filter(finding -> finding.account().filter(account::equals).isPresent())
        .toList();
  }
}
