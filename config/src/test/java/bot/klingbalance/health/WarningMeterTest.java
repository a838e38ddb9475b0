package bot.klingbalance.health;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Failure;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.check.ChannelCheck;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.SomeDigests;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Delivery.Stage;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.Obstacle;
import bot.klingbalance.outbox.Settlement;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.FakeWatches;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarningMeterTest {
  private static final Instant NINE = SomeDigests.checkOf(MONDAY);

  private final MovableClock clock = new MovableClock(NINE);
  private final Meters meters = new Meters(clock);
  private final AtomicInteger beats = new AtomicInteger();
  private final WarningListener listener =
      WarningListener.all(List.of(new WarningMeter(meters), new Beats()));
  private final FakeOutbox outbox = new FakeOutbox();
  private final Digest digest = SomeDigests.digest(RENDERS, MONDAY);
  private final Delivery delivery = new Delivery(digest, 1, false, new Stage.Waiting(NINE));

  @Test
  void aWarningIsPlannedOnceHoweverOftenItsChannelIsChecked() {
    AccountLookup notConfigured =
        new AccountLookup.Failed(account("render-a"), Failure.of(Failure.Reason.NOT_CONFIGURED));
    ChannelCheck check = check(ChannelReadings.of(List.of(WatchedReading.of(notConfigured))));
    check.wake(RENDERS);
    check.wake(RENDERS);

    assertThat(count("planned")).isEqualTo(1);
    assertThat(beats).hasValue(1);
    assertThat(meters.scrape()).contains("kling_last_check_age_seconds 0.0");
  }

  @Test
  void aCheckThatFindsNothingIsACheckAndNoWarning() {
    check(ChannelReadings.of(List.of())).wake(RENDERS);

    assertThat(count("planned")).isZero();
    assertThat(beats).hasValue(1);
  }

  @Test
  void whatTurnsCriticalBetweenTwoChecksIsAWarningAndNoCheck() {
    listener.planned(digest);

    assertThat(count("planned")).isEqualTo(1);
    assertThat(beats).hasValue(0);
  }

  @Test
  void eachTryIsCountedByWhatCameOfItAndByTheReason() {
    listener.settled(delivery, new Settlement.Retry(NINE, false));
    Obstacle slowDown = new Obstacle("rate_limited", "Slack said slow down.");
    listener.settled(delivery, new Settlement.Retry(NINE, true, slowDown));
    listener.settled(delivery, new Settlement.SetAside("Invite it.", NINE, false, "50013"));
    listener.settled(delivery, new Settlement.Posted(new PostedMessage(RENDERS, "1.1"), NINE));

    assertThat(count("retried", "trouble")).isEqualTo(1);
    assertThat(count("retried", "rate_limited")).isEqualTo(1);
    assertThat(count("set_aside", "50013")).isEqualTo(1);
    assertThat(count("delivered")).isEqualTo(1);
    assertThat(count("set_aside")).isZero();
  }

  @Test
  void reasonsAreForeignTextSoThereAreOnlySoManyOfThem() {
    for (int i = 0; i < 60; i++) {
      listener.settled(delivery, new Settlement.SetAside("No.", NINE, false, "code_" + i));
    }

    assertThat(count("set_aside", "code_49")).isEqualTo(1);
    assertThat(count("set_aside", "other")).isEqualTo(10);
  }

  private ChannelCheck check(ChannelReadings readings) {
    FakeWatches watches = new FakeWatches();
    watches.add(ofAll(RENDERS), NINE_IN_BERLIN);
    return new ChannelCheck(
        new ChannelCheck.Kept(new AllWatches(watches, List.of()), outbox, outbox),
        (watched, since) -> completedFuture(readings),
        clock,
        listener);
  }

  private int count(String fate) {
    return count(fate, "");
  }

  private int count(String fate, String reason) {
    String head = "kling_warnings_total{fate=\"%s\",reason=\"%s\"} ".formatted(fate, reason);
    return meters
        .scrape()
        .lines()
        .filter(line -> line.startsWith(head))
        .map(line -> (int) Double.parseDouble(line.substring(head.length())))
        .findFirst()
        .orElseThrow();
  }

  private final class Beats implements WarningListener {
    @Override
    public void checked() {
      beats.incrementAndGet();
    }
  }
}
