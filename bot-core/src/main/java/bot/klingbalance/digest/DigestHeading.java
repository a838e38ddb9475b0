package bot.klingbalance.digest;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.FindingKind;
import bot.klingbalance.finding.Recovery;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.quantity.CountText;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands above the findings of a digest: how many accounts need somebody, and how much. */
final class DigestHeading {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

  private final Digest digest;
  private final DigestWording wording;

  DigestHeading(Digest digest, DigestWording wording) {
    this.digest = digest;
    this.wording = wording;
  }

  /**
   * The heading.
   *
   * @param sign of the most severe finding
   */
  Text text(String sign) {
    return digest
        .snoozed()
        .filter(snoozed -> tellsOfSnooze(digest))
        .map(this::snoozed)
        .orElseGet(
            () -> Text.of("%s %s · %s".formatted(sign, what(), digest.key().date().format(DAY))));
  }

  /** Whether it says that it is snoozed: not where something is open that goes on being told. */
  static boolean tellsOfSnooze(Digest digest) {
    return digest.snoozed().isPresent()
        && !digest.open().isEmpty()
        && digest.open().stream().noneMatch(DigestHeading::breaksThrough);
  }

  /** Below the heading: how many more accounts there are than it counts. */
  List<Block> blocks() {
    int more = acting().isEmpty() || tellsOfSnooze(digest) ? 0 : looking().size();
    return more == 0
        ? List.of()
        : List.of(
            new Paragraph(
                Text.of("%d more %s a look.".formatted(more, more == 1 ? "needs" : "need"))));
  }

  /** Whether all that it tells is that accounts are gone. */
  static boolean tellsOnlyOfGone(Digest digest) {
    return digest.open().isEmpty()
        && digest.recoveries().stream().allMatch(Recovery::gone)
        && digest.lines().stream()
            .allMatch(line -> line.finding().account().filter(digest::isGone).isPresent());
  }

  private String what() {
    if (tellsOnlyOfGone(digest)) {
      return "Kling accounts are gone from the list";
    }
    if (digest.open().isEmpty()) {
      return back();
    }
    if (digest.openAccounts().isEmpty()) {
      return "Kling accounts cannot be read";
    }
    if (digest.key().isUrgent() && digest.open().stream().allMatch(DigestHeading::isUnusual)) {
      int accounts = digest.openAccounts().size();
      return "%d Kling %s spending far more than usual"
          .formatted(accounts, accounts == 1 ? "account is" : "accounts are");
    }
    return acting().isEmpty()
        ? counted(looking().size(), "a look")
        : counted(acting().size(), action());
  }

  /** What was only worth a look may have come about: such as credits that have expired. */
  private String back() {
    boolean neededAction =
        !digest.recoveries().isEmpty()
            || digest.lines().stream().anyMatch(line -> line.finding().level() != Severity.NOTICE);
    if (!neededAction) {
      return "No Kling account needs a look any more";
    }
    Set<AccountEmail> accounts =
        Stream.concat(
                digest.lines().stream().flatMap(line -> line.finding().account().stream()),
                digest.recoveries().stream().map(Recovery::account))
            .filter(account -> !digest.isGone(account))
            .collect(Collectors.toUnmodifiableSet());
    return accounts.size() == 1
        ? "1 Kling account is back to normal"
        : "Kling accounts are back to normal";
  }

  private static boolean isUnusual(Finding finding) {
    return finding.kind() == FindingKind.UNUSUAL;
  }

  private String action() {
    if (digest.key().isAgain() && isCriticalForNobody()) {
      return "action, and nobody is on it yet";
    }
    return digest.key().isUrgent() ? "action now" : "action today";
  }

  /** Whether an account is critical that nobody has taken. */
  private boolean isCriticalForNobody() {
    return digest.untaken().stream()
        .anyMatch(finding -> finding.level() == Severity.CRITICAL && finding.account().isPresent());
  }

  private static String counted(int accounts, String what) {
    return "%d Kling %s %s"
        .formatted(accounts, accounts == 1 ? "account needs" : "accounts need", what);
  }

  private Set<AccountEmail> acting() {
    return accounts(finding -> finding.level() != Severity.NOTICE);
  }

  private Set<AccountEmail> looking() {
    Set<AccountEmail> acting = acting();
    return accounts(finding -> !acting.contains(finding.account().orElseThrow()));
  }

  private Set<AccountEmail> accounts(Predicate<Finding> which) {
    return digest.open().stream()
        .filter(finding -> finding.account().isPresent())
        .filter(which)
        .flatMap(finding -> finding.account().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Text snoozed(Snoozed snoozed) {
    String until =
        snoozed.endsWithGrant()
            ? "the next grant"
            : wording.days(digest.readAt()).weekday(snoozed.until());
    return Text.of(
        "💤 Snoozed until %s by %s · %d of %s"
            .formatted(
                until,
                Text.foreign(snoozed.name()),
                digest.openAccounts().size(),
                CountText.of(digest.accounts().size(), "account")));
  }

  /** What no snooze hides: what is critical, and what holds for every account. */
  private static boolean breaksThrough(Finding finding) {
    return finding.account().isEmpty() || finding.level() == Severity.CRITICAL;
  }
}
