package bot.klingbalance.finding;

import bot.klingbalance.account.Failure.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One cause, one line: what holds for every account is told once, in the place of each. */
public final class SharedCause {
  private final boolean nobodyAnswers;

  private SharedCause(boolean nobodyAnswers) {
    this.nobodyAnswers = nobodyAnswers;
  }

  /**
   * The findings of all accounts, those of a shared cause as one, most urgent first.
   *
   * @param listing what is the matter with the list of accounts, where something is
   */
  public static List<Finding> told(List<AccountVerdict> verdicts, Optional<Finding> listing) {
    boolean areSeveral = verdicts.size() > 1 || listing.isPresent();
    boolean nobodyAnswers = areSeveral && verdicts.stream().allMatch(SharedCause::isSilent);
    List<Finding> findings =
        Stream.concat(
                listing.stream(), verdicts.stream().flatMap(verdict -> verdict.findings().stream()))
            .sorted(Finding.MOST_URGENT_FIRST)
            .toList();
    return new SharedCause(nobodyAnswers).told(findings);
  }

  private List<Finding> told(List<Finding> findings) {
    Stream<Finding> shared =
        findings.stream().filter(this::isShared).map(SharedCause::forAll).distinct();
    return Stream.concat(
            nobodyAnswers ? shared.limit(1) : shared,
            findings.stream().filter(finding -> !isShared(finding)))
        .sorted(Finding.MOST_URGENT_FIRST)
        .toList();
  }

  private boolean isShared(Finding finding) {
    return finding.account().isEmpty()
        || reason(finding)
            .filter(why -> nobodyAnswers ? why.isAboutNoAccount() : why.holdsForWholeToken())
            .isPresent();
  }

  private static boolean isSilent(AccountVerdict verdict) {
    return !verdict.findings().isEmpty()
        && verdict.findings().stream()
            .allMatch(each -> reason(each).filter(Reason::isAboutNoAccount).isPresent());
  }

  private static Finding forAll(Finding finding) {
    return new Finding(Optional.empty(), finding.level(), finding.why(), finding.cause());
  }

  private static Optional<Reason> reason(Finding finding) {
    return finding.cause() instanceof Cause.Unread unread
        ? Optional.of(unread.reason())
        : Optional.empty();
  }
}
