package bot.klingbalance.slack;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestKey;
import bot.klingbalance.digest.DigestLine;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.Snoozed;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.Cause.Expiring;
import bot.klingbalance.finding.Cause.Low;
import bot.klingbalance.finding.Cause.Unread;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Recovery;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.finding.Trigger;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Tone;
import bot.klingbalance.pack.Pack;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.testing.SampleCharts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A daily warning at the stages of its life, by name. */
final class SampleWarnings {
  private static final Instant NINE = Instant.parse("2026-11-24T08:00:00Z");
  private static final DigestKey KEY =
      new DigestKey(new Channel(Platform.SLACK, FakeSlack.CHANNEL), LocalDate.parse("2026-11-24"));
  private static final DigestWording WORDING =
      new DigestWording(
          AccountNames.masked(List.of()),
          Map.of(Tone.CRITICAL, "@here"),
          List.of(new Pack(Credits.of(330), "$5"), new Pack(Credits.of(660), "$10")),
          ZoneId.of("Europe/Berlin"));

  private SampleWarnings() {}

  static Map<String, ChatMessage> all() {
    return Map.of(
        "warning", message(NINE, false, Optional.empty()),
        "warning-snoozed",
            message(NINE, false, Optional.of(new Snoozed("Anna <!here>", inDays(3), false))),
        "warning-refreshed", message(NINE.plus(Duration.ofHours(2)), true, Optional.empty()));
  }

  private static ChatMessage message(Instant readAt, boolean mended, Optional<Snoozed> snoozed) {
    List<DigestLine> lines = mended ? List.of(expiring(), low(true), broken(true)) : asPosted();
    Digest digest =
        new Digest(
            KEY,
            readAt,
            Instant.parse("2026-11-24T23:00:00Z"),
            Set.of(account("a"), account("b"), account("c"), account("d"), account("e")),
            lines,
            List.of(new Recovery(account("d"), Optional.of(Credits.of(3_042)), Optional.empty())),
            List.of(),
            snoozed);
    return DigestMessage.of(digest, WORDING, mended ? Optional.empty() : Optional.of(course()));
  }

  private static Chart course() {
    Chart steady = SampleCharts.steady();
    return new Chart(
        "re•••a@example.com · credits left",
        steady.past(),
        steady.expected(),
        steady.runOut(),
        steady.zone());
  }

  private static List<DigestLine> asPosted() {
    return List.of(low(false), broken(false), expiring());
  }

  private static DigestLine low(boolean over) {
    Low low =
        new Low(
            Credits.of(42),
            Optional.of(Credits.of(660)),
            Optional.of(NINE.plus(Duration.ofHours(8))),
            Optional.of(inDays(13)),
            Optional.of(Credits.of(900)),
            Optional.empty());
    return line("a", Severity.CRITICAL, Trigger.BELOW_QUARTER_OF_PERCENT, low, over);
  }

  private static DigestLine broken(boolean over) {
    return line(
        "c", Severity.CRITICAL, Trigger.RENDERS_NOTHING, new Unread(Reason.SIGN_IN_LOST), over);
  }

  private static DigestLine expiring() {
    return line(
        "b",
        Severity.NOTICE,
        Trigger.EXPIRES_UNUSED,
        new Expiring(Credits.of(310), inDays(2)),
        false);
  }

  private static DigestLine line(
      String name, Severity level, Trigger why, Cause cause, boolean over) {
    return new DigestLine(new Finding(Optional.of(account(name)), level, why, cause), over);
  }

  private static AccountEmail account(String name) {
    return new AccountEmail("render-%s@example.com".formatted(name));
  }

  private static Instant inDays(int days) {
    return NINE.plus(Duration.ofDays(days));
  }
}
