package bot.klingbalance.check;

import static bot.klingbalance.account.Accounts.Freshness.LIVE;
import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.email;
import static bot.klingbalance.message.SampleAccounts.plan;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.Requester;
import bot.klingbalance.account.reading.LastKnown;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.check.CheckPreview.Known;
import bot.klingbalance.check.CheckPreview.Preview;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.finding.FindingKind;
import bot.klingbalance.finding.Recovery;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.SomeWatches;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.Watch.Origin;
import bot.klingbalance.watch.WatchChange;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedAccounts.All;
import bot.klingbalance.watch.WatchedAccounts.These;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CheckPreviewTest {
  private static final Channel RENDERS = new Channel(Platform.SLACK, "C1");
  private static final Channel OTHER = new Channel(Platform.SLACK, "C2");
  private static final Requester ANNA = new Requester("slack:U1");
  private static final DailyTime NINE = new DailyTime(LocalTime.of(9, 0), ZoneOffset.UTC);
  private static final WatchChange ASKED = SomeWatches.by("Anna", NOW);
  private static final AccountEmail STUDIO = email("studio");

  private static final AccountLookup ANSWER = answered("studio", balance(plan(42, 660, 7)));

  private final FakeAccounts accounts = new FakeAccounts().answering(ANSWER);
  private final MovableClock clock = new MovableClock(NOW);
  private final CheckPreview check =
      new CheckPreview(
          new WatchedAccountsReader(
              new SharedAccounts(accounts, LastKnown.NOTHING, clock),
              email -> true,
              RunwaySource.NONE,
              clock),
          clock);

  @Test
  void whatSomebodyHasTakenTodayInAnotherChannelIsTakenInThePreviewToo() {
    FakeOutbox store = new FakeOutbox();
    Digest elsewhere = decide(known(OTHER, new All())).decision().digest().orElseThrow();
    store.take(Taken.of(elsewhere, Set.of(STUDIO), ASKED));
    Known known = Known.of(known(RENDERS, new All()).watches(), store, store, NOW);

    Digest preview = decide(known).decision().digest().orElseThrow();

    assertThat(preview.taken()).map(Taken::by).containsExactly(ASKED);
    assertThat(store.of(RENDERS).taken()).as("it writes nothing").isEmpty();
  }

  @Test
  void whatIsBackToNormalSinceAnUrgentMessageIsInThePreviewToo() {
    accounts.answering(answered("studio", balance(plan(600, 660, 7))));
    Known known = known(RENDERS, new All());
    SinceLastCheck told =
        new SinceLastCheck(Set.of(STUDIO), Map.of(STUDIO, Set.of(FindingKind.LOW)), List.of());

    Digest preview =
        decide(new Known(known.watches(), known.state(), told)).decision().digest().orElseThrow();

    assertThat(preview.recoveries()).map(Recovery::account).containsExactly(STUDIO);
  }

  @Test
  void aChannelIsReadAnewOnceAMinuteAndKeepsItsTime() {
    Preview first = decide(known(RENDERS, new All()));
    assertThat(first.anewAt()).isEmpty();
    clock.move(Duration.ofSeconds(59));

    Preview again = decide(known(RENDERS, new All()));
    assertThat(again.decision()).isEqualTo(first.decision());
    assertThat(again.decision().digest().orElseThrow().readAt()).isEqualTo(NOW);
    assertThat(again.anewAt()).contains(NOW.plusSeconds(60));
    assertThat(accounts.asked()).containsExactly(STUDIO);

    clock.move(Duration.ofSeconds(1));
    assertThat(decide(known(RENDERS, new All())).anewAt()).isEmpty();
    assertThat(accounts.asked()).containsExactly(STUDIO, STUDIO);
    assertThat(accounts.freshnessAskedFor()).containsExactly(LIVE, LIVE);
  }

  @Test
  void changedWatchesAreDecidedFromWhatIsAtHand() {
    decide(known(RENDERS, new All()));
    clock.move(Duration.ofSeconds(5));

    Preview changed = decide(known(RENDERS, new These(Set.of(STUDIO))));

    assertThat(changed.decision().digest()).isPresent();
    assertThat(changed.anewAt()).contains(NOW.plusSeconds(60));
    assertThat(accounts.asked()).containsExactly(STUDIO);
  }

  @Test
  void twoWhoAskAtOnceShareOneReading() {
    accounts.holdBack();
    CompletableFuture<Preview> first = check.decide(known(RENDERS, new All()), ANNA);
    CompletableFuture<Preview> second =
        check.decide(known(RENDERS, new All()), new Requester("slack:U2"));
    assertThat(first).isNotDone();
    accounts.letGo();

    assertThat(second.join().decision()).isEqualTo(first.join().decision());
    assertThat(accounts.asked()).containsExactly(STUDIO);
    assertThat(accounts.requesters()).containsOnly(ANNA);
  }

  @Test
  void eachChannelHasItsOwnMinute() {
    decide(known(RENDERS, new All()));

    assertThat(decide(known(OTHER, new All())).anewAt()).isEmpty();
  }

  @Test
  void aDefectIsNotKept() {
    CompletableFuture<AccountLookup> broken = accounts.answeringLater(STUDIO);
    CompletableFuture<Preview> first = check.decide(known(RENDERS, new All()), ANNA);
    broken.completeExceptionally(new IllegalStateException("a defect"));
    assertThat(first).isCompletedExceptionally();
    accounts.answering(ANSWER);

    assertThat(decide(known(RENDERS, new All())).decision().digest()).isPresent();
  }

  private Preview decide(Known known) {
    CompletableFuture<Preview> decided = check.decide(known, ANNA);
    assertThat(decided).isDone();
    return decided.join();
  }

  private static Known known(Channel channel, WatchedAccounts accounts) {
    Watch watch =
        new Watch(channel, 1, accounts, WarnLimits.STANDARD, false, new Origin.Chat(ASKED, ASKED));
    return new Known(
        new ChannelWatches(channel, Optional.of(NINE), List.of(watch)), ChannelState.NEW);
  }
}
