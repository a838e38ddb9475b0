package bot.klingbalance.check;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.digest.SomeDigests.digest;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.reading.FakeLastKnown;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.FindingKind;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.FakeWatches;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelCheckTest {
  private static final ChannelReadings SOMETHING_TO_TELL =
      ChannelReadings.of(
          List.of(
              WatchedReading.of(
                  new AccountLookup.Failed(
                      account("render-a"), Failure.of(Failure.Reason.NOT_CONFIGURED)))));

  private final FakeWatches chat = new FakeWatches();
  private final FakeOutbox outbox = new FakeOutbox();
  private final MovableClock clock = new MovableClock(checkOf(MONDAY));
  private final List<String> told = new ArrayList<>();
  private ChannelReadings readings = ChannelReadings.of(List.of());
  private final ChannelCheck check =
      new ChannelCheck(
          new ChannelCheck.Kept(new AllWatches(chat, List.of()), outbox, outbox),
          (watches, since) -> completedFuture(readings),
          clock,
          new Told());

  @BeforeEach
  void watch() {
    chat.add(ofAll(RENDERS), NINE_IN_BERLIN);
  }

  @Test
  void aCheckIsToldOfOnceHoweverOftenItIsMadeAndWhatItPlansWithIt() {
    readings = SOMETHING_TO_TELL;

    assertThat(check.wake(RENDERS)).contains(NINE_IN_BERLIN);
    assertThat(check.wake(RENDERS)).contains(NINE_IN_BERLIN);

    assertThat(told).containsExactly("checked", "planned");
  }

  @Test
  void aMessageThatIsMadeUpForIsLookedForBeforeItIsSent() {
    readings = SOMETHING_TO_TELL;
    clock.move(Duration.ofSeconds(61));
    check.wake(RENDERS);
    assertThat(planned()).map(Delivery::lookFirst).contains(true);
  }

  @Test
  void aMessageInTimeIsSentWithoutALook() {
    readings = SOMETHING_TO_TELL;
    clock.move(Duration.ofSeconds(59));
    check.wake(RENDERS);
    assertThat(planned()).map(Delivery::lookFirst).contains(false);
  }

  @Test
  void aCheckThatHasNothingToTellIsACheckAllTheSame() {
    check.wake(RENDERS);

    assertThat(told).containsExactly("checked");
  }

  @Test
  void aHiccupAtTheHourCostsNoWarning() {
    Instant polled = clock.instant().minus(Duration.ofMinutes(10));
    FakeLastKnown lastKnown = new FakeLastKnown().knows(account("render-a"), 42, polled);
    FakeAccounts accounts =
        new FakeAccounts().failingToList(Failure.of(Failure.Reason.UPSTREAM_TROUBLE));
    ChannelCheck hiccup =
        new ChannelCheck(
            new ChannelCheck.Kept(new AllWatches(chat, List.of()), outbox, outbox),
            new WatchedAccountsReader(accounts, each -> true, RunwaySource.NONE, lastKnown, clock),
            clock,
            new Told());

    hiccup.wake(RENDERS);

    assertThat(planned()).map(delivery -> delivery.digest().readAt()).contains(polled);
    assertThat(planned().orElseThrow().digest().open())
        .map(Finding::kind)
        .containsExactly(FindingKind.LOW);
  }

  @Test
  void aChannelWithoutWatchesIsNotChecked() {
    chat.remove(RENDERS, 1);

    assertThat(check.wake(RENDERS)).isEmpty();
    assertThat(told).isEmpty();
  }

  private Optional<Delivery> planned() {
    return outbox.find(digest(RENDERS, MONDAY).id());
  }

  private final class Told implements WarningListener {
    @Override
    public void checked() {
      told.add("checked");
    }

    @Override
    public void planned(Digest digest) {
      told.add("planned");
    }
  }
}
