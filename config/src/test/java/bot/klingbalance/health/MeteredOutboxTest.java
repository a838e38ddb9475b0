package bot.klingbalance.health;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.SomeDigests;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.outbox.Settlement;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MeteredOutboxTest {
  private static final Instant NINE = SomeDigests.checkOf(MONDAY);

  private final Meters meters = new Meters(new MovableClock(NINE));
  private final AtomicInteger beats = new AtomicInteger();
  private final MeteredOutbox outbox =
      new MeteredOutbox(new FakeOutbox(), Optional.of(meters), beats::incrementAndGet);
  private final CheckState memory = SomeDigests.memory(RENDERS, MONDAY);
  private final Digest digest = SomeDigests.digest(RENDERS, MONDAY);

  @Test
  void aWarningIsPlannedOnceHoweverOftenItsChannelIsChecked() {
    assertThat(outbox.plan(memory, Optional.of(digest))).isTrue();
    assertThat(outbox.plan(memory, Optional.of(digest))).isFalse();

    assertThat(count("planned")).isEqualTo(1);
    assertThat(beats).hasValue(1);
    assertThat(meters.scrape()).contains("kling_last_check_age_seconds 0.0");
  }

  @Test
  void aCheckThatFindsNothingIsACheckAndNoWarning() {
    outbox.plan(memory, Optional.empty());

    assertThat(count("planned")).isZero();
    assertThat(beats).hasValue(1);
  }

  @Test
  void whatTurnsCriticalBetweenTwoChecksIsAWarningAndNoCheck() {
    assertThat(outbox.interject(digest)).isTrue();
    assertThat(outbox.interject(digest)).isFalse();

    assertThat(count("planned")).isEqualTo(1);
    assertThat(beats).hasValue(0);
  }

  @Test
  void eachTryIsCountedByWhatCameOfIt() {
    outbox.plan(memory, Optional.of(digest));
    outbox.claim(new Claim("one", NINE, Duration.ofMinutes(1), 1));
    outbox.settle(digest.id(), "one", new Settlement.Retry(NINE, false));
    outbox.claim(new Claim("one", NINE, Duration.ofMinutes(1), 1));
    assertThat(outbox.settle(digest.id(), "somebody else", posted())).isFalse();
    outbox.settle(digest.id(), "one", posted());
    outbox.settle(new DeliveryId("unknown"), "one", posted());

    assertThat(count("retried")).isEqualTo(1);
    assertThat(count("delivered")).isEqualTo(1);
    assertThat(count("set_aside")).isZero();
  }

  private static Settlement posted() {
    return new Settlement.Posted(new PostedMessage(RENDERS, "1.1"), NINE);
  }

  private int count(String fate) {
    String head = "kling_warnings_total{fate=\"%s\"} ".formatted(fate);
    return meters
        .scrape()
        .lines()
        .filter(line -> line.startsWith(head))
        .map(line -> (int) Double.parseDouble(line.substring(head.length())))
        .findFirst()
        .orElseThrow();
  }
}
