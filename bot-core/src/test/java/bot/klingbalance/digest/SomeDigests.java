package bot.klingbalance.digest;

import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.CreditPackage;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.finding.AccountState;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.FindingKind;
import bot.klingbalance.finding.Recovery;
import bot.klingbalance.finding.Recovery.Gain;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.finding.Trigger;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.watch.SomeWatches;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Digests and memories in which every kind of value stands, for tests to speak of. */
public final class SomeDigests {
  public static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

  private SomeDigests() {}

  public static AccountEmail account(String name) {
    return new AccountEmail(name + "@example.com");
  }

  /** When the channel's check of a day is. */
  public static Instant checkOf(LocalDate date) {
    return NINE_IN_BERLIN.runOn(date).orElseThrow();
  }

  public static CheckState memory(Channel channel, LocalDate date) {
    AccountState low =
        new AccountState(
            Set.of(FindingKind.LOW, FindingKind.SIGN_IN),
            Optional.of(new Credits(4_250)),
            List.of(
                new CreditPackage(
                    Optional.of("plan"),
                    Optional.of(Credits.of(660)),
                    Optional.of(new Credits(4_250)),
                    Optional.of(SomeWatches.THEN),
                    Optional.of(inDays(9))),
                new CreditPackage(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())),
            Optional.of(SomeWatches.THEN),
            Optional.of(SomeWatches.THEN));
    return new CheckState(
        channel,
        date,
        checkOf(date),
        Map.of(account("render-a"), low, account("render-b"), AccountState.NONE));
  }

  /** A digest with a line of every cause. */
  public static Digest digest(Channel channel, LocalDate date) {
    return new Digest(
        new DigestKey(channel, date),
        checkOf(date),
        NINE_IN_BERLIN.endOf(date),
        Set.of(account("render-a"), account("render-b"), account("render-c")),
        List.of(
            new DigestLine(
                new Finding(
                    Optional.empty(),
                    Severity.CRITICAL,
                    Trigger.RENDERS_NOTHING,
                    new Cause.Unread(Failure.Reason.TOKEN_REFUSED)),
                false),
            new DigestLine(
                finding(
                    "render-a",
                    Severity.CRITICAL,
                    Trigger.BELOW_QUARTER_OF_CREDITS,
                    new Cause.Low(
                        Credits.of(42),
                        Optional.of(Credits.of(660)),
                        Optional.of(inDays(0).plus(Duration.ofHours(9))),
                        Optional.of(inDays(13)),
                        Optional.of(Credits.of(300)),
                        Optional.empty())),
                true),
            new DigestLine(
                finding(
                    "render-b",
                    Severity.WARNING,
                    Trigger.BELOW_CREDITS,
                    new Cause.Low(
                        Credits.of(310),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                false),
            new DigestLine(
                finding(
                    "render-b",
                    Severity.WARNING,
                    Trigger.SIGN_IN_ENDS_SOON,
                    new Cause.SignIn(inDays(2))),
                false),
            new DigestLine(
                finding("render-c", Severity.WARNING, Trigger.NEEDS_MENDING, new Cause.Faulty()),
                false),
            new DigestLine(
                finding(
                    "render-b",
                    Severity.NOTICE,
                    Trigger.EXPIRES_UNUSED,
                    new Cause.Expiring(Credits.of(310), inDays(3))),
                false),
            new DigestLine(
                finding(
                    "render-c",
                    Severity.NOTICE,
                    Trigger.ANSWERS_WITHOUT_BALANCE,
                    new Cause.NoBalance()),
                false)),
        List.of(
            new Recovery(
                account("render-d"),
                Optional.of(Credits.of(3_042)),
                Optional.of(new Gain(Credits.of(3_000), Optional.of("plan")))),
            new Recovery(account("render-e"), Optional.empty(), Optional.empty())),
        List.of(snooze(channel, "render-f")),
        Optional.of(new Snoozed("Anna", inDays(1), true)));
  }

  public static Snooze snooze(Channel channel, String name) {
    return new Snooze(
        channel, account(name), inDays(3), false, SomeWatches.by("Anna", SomeWatches.THEN));
  }

  public static Finding finding(String name, Severity level, Trigger why, Cause cause) {
    return new Finding(Optional.of(account(name)), level, why, cause);
  }

  private static Instant inDays(int days) {
    return checkOf(MONDAY.plusDays(days));
  }

  /** What a channel is told at once of a script that runs away, as it is posted. */
  public static ChatMessage unusual(Channel channel) {
    Instant noon = checkOf(MONDAY).plus(Duration.ofHours(3));
    AccountEmail account = account("render-a");
    Cause burst =
        new Cause.Unusual(
            Credits.of(1_240),
            Credits.of(200),
            noon.minus(Duration.ofHours(3)),
            noon,
            false,
            false);
    Digest digest =
        new Digest(
            DigestKey.urgent(channel, MONDAY, 1),
            noon,
            NINE_IN_BERLIN.endOf(MONDAY),
            Set.of(account),
            List.of(
                new DigestLine(
                    new Finding(Optional.of(account), Trigger.UNUSUAL_SPENDING, burst), false)),
            List.of(),
            List.of(),
            Optional.empty());
    return DigestMessage.of(
        digest,
        new DigestWording(
            AccountNames.masked(List.of()), Map.of(), List.of(), NINE_IN_BERLIN.zone()));
  }
}
