package bot.klingbalance.discord.rendering;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Credits;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestKey;
import bot.klingbalance.digest.DigestLine;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.Severity;
import bot.klingbalance.finding.Trigger;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Tone;
import bot.klingbalance.pack.Pack;
import bot.klingbalance.testing.SampleCharts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A daily warning of an account that is low, with the course of its credits. */
public final class SampleWarning {
  private static final Instant NINE = Instant.parse("2026-11-24T08:00:00Z");
  private static final AccountEmail ACCOUNT = new AccountEmail("render-a@example.com");
  private static final DigestWording WORDING =
      new DigestWording(
          AccountNames.masked(List.of()),
          Map.of(Tone.CRITICAL, "@here"),
          List.of(new Pack(Credits.of(330), "$5"), new Pack(Credits.of(660), "$10")),
          ZoneId.of("Europe/Berlin"));

  private static final DigestKey KEY =
      new DigestKey(
          new Channel(Platform.DISCORD, "800000000000000001"), LocalDate.parse("2026-11-24"));

  private SampleWarning() {}

  /** By which its buttons name it. */
  public static DeliveryId delivery() {
    return KEY.deliveryId();
  }

  public static ChatMessage message() {
    Cause low =
        new Cause.Low(
            Credits.of(42),
            Optional.of(Credits.of(660)),
            Optional.of(NINE.plus(Duration.ofHours(8))),
            Optional.of(NINE.plus(Duration.ofDays(13))),
            Optional.of(Credits.of(900)),
            Optional.empty());
    Finding finding =
        new Finding(Optional.of(ACCOUNT), Severity.CRITICAL, Trigger.BELOW_QUARTER_OF_PERCENT, low);
    Digest digest =
        new Digest(
            KEY,
            NINE,
            NINE.plus(Duration.ofHours(15)),
            Set.of(ACCOUNT),
            List.of(new DigestLine(finding, false)),
            List.of(),
            List.of(),
            Optional.empty());
    return DigestMessage.of(digest, WORDING, Optional.of(chart()));
  }

  static Chart chart() {
    Chart steady = SampleCharts.steady();
    return new Chart(
        "re•••a@example.com · credits left",
        steady.past(),
        steady.expected(),
        steady.runOut(),
        steady.zone());
  }
}
