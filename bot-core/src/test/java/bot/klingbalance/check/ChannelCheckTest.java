package bot.klingbalance.check;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.digest.SomeDigests.digest;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static bot.klingbalance.watch.SomeWatches.by;
import static bot.klingbalance.watch.SomeWatches.daily;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.reading.FakeLastKnown;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestKey;
import bot.klingbalance.digest.DigestLine;
import bot.klingbalance.digest.DigestRefresh;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.finding.Cause;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.Finding;
import bot.klingbalance.finding.FindingKind;
import bot.klingbalance.finding.Recovery;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.finding.Trigger;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.outbox.Revision;
import bot.klingbalance.outbox.Settlement;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.FakeWatches;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelCheckTest {
  private static final ChannelReadings SOMETHING_TO_TELL =
      ChannelReadings.of(
          List.of(
              WatchedReading.of(
                  new AccountLookup.Failed(
                      account("render-a"), Failure.of(Failure.Reason.NOT_CONFIGURED)))));

  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);

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

  /** So channels that are checked together are decided as of one moment. */
  @Test
  void aCheckIsDecidedAsOfTheMinuteInWhichItBegins() {
    Instant nine = clock.instant();

    assertThat(ChannelCheck.minuteOf(chat.of(RENDERS), nine)).isEqualTo(nine);
    assertThat(ChannelCheck.minuteOf(chat.of(RENDERS), nine.plusSeconds(59))).isEqualTo(nine);
  }

  @Test
  void aCheckIsNotDecidedAsOfBeforeItsTimeWhereAnOffsetHasSeconds() {
    DailyTime odd = daily("09:00", "+01:00:30");
    Instant due = odd.runOn(MONDAY).orElseThrow();
    chat.add(ofAll(STUDIO), odd);

    assertThat(ChannelCheck.minuteOf(chat.of(STUDIO), due.plusSeconds(1))).isEqualTo(due);
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

  /** It turned critical after the check, was told at once, and was deleted overnight. */
  @Test
  void anAccountThatOnlyAnUrgentMessageToldOfAndThatIsGoneIsToldOnce() {
    checkedAndThenTold("render-b 20000");

    checkedOn(TUESDAY, "render-b 20000");
    assertThat(plannedOn(TUESDAY).orElseThrow().digest().recoveries())
        .containsExactly(Recovery.gone(account("render-a")));

    checkedOn(WEDNESDAY, "render-b 20000");
    assertThat(plannedOn(WEDNESDAY)).isEmpty();
  }

  /** It turned critical after the check, was told at once, and was mended overnight. */
  @Test
  void anAccountThatOnlyAnUrgentMessageToldOfAndThatIsBackToNormalIsToldOnce() {
    checkedAndThenTold("render-a 20000", "render-b 20000");

    checkedOn(TUESDAY, "render-a 20000", "render-b 20000");
    Digest back = plannedOn(TUESDAY).orElseThrow().digest();
    assertThat(back.lines()).isEmpty();
    assertThat(back.recoveries())
        .singleElement()
        .satisfies(
            recovery -> {
              assertThat(recovery.account()).isEqualTo(account("render-a"));
              assertThat(recovery.gone()).isFalse();
              assertThat(recovery.left()).contains(Credits.of(20_000));
            });

    checkedOn(WEDNESDAY, "render-a 20000", "render-b 20000");
    assertThat(plannedOn(WEDNESDAY)).isEmpty();
  }

  /** Nobody had checked the channel before. */
  @Test
  void theFirstCheckTellsWhatIsBackToNormalOfAnUrgentMessageToo() {
    clock.move(Duration.ofHours(3));
    tellsAtOnce("render-a");

    checkedOn(TUESDAY, "render-a 20000");

    assertThat(plannedOn(TUESDAY).orElseThrow().digest().recoveries())
        .map(Recovery::account)
        .containsExactly(account("render-a"));
  }

  @Test
  void anAccountThatCannotBeReadIsToldToBeBackToNormalByALaterCheck() {
    checkedAndThenTold();

    checkedOn(TUESDAY, unread("render-a"));

    checkedOn(WEDNESDAY, "render-a 20000");
    assertThat(plannedOn(WEDNESDAY).orElseThrow().digest().recoveries())
        .map(Recovery::account)
        .containsExactly(account("render-a"));
  }

  @Test
  void whatTheChannelSawStruckThroughOnItsDayIsNotToldAgain() {
    checkedAndThenTold();
    clock.move(Duration.ofHours(1));
    isReadAnew("render-a 20000");

    checkedOn(TUESDAY, "render-a 20000");

    assertThat(plannedOn(TUESDAY)).isEmpty();
  }

  @Test
  void whatIsStruckThroughOnTheNextDayIsTold() {
    checkedAndThenTold();
    clock.moveTo(checkOf(TUESDAY).minus(Duration.ofHours(1)));
    isReadAnew("render-a 20000");

    checkedOn(TUESDAY, "render-a 20000");

    assertThat(plannedOn(TUESDAY).orElseThrow().digest().recoveries())
        .map(Recovery::account)
        .containsExactly(account("render-a"));
  }

  @Test
  void whatSomebodyHasTakenTodayIsTakenInTheChannelThatIsCheckedLater() {
    chat.add(ofAll(STUDIO), daily("17:00", "Europe/Berlin"));
    readings = listed("render-a 4", "render-b 300");
    check.wake(RENDERS);
    Digest morning = planned().orElseThrow().digest();
    Instant pressed = clock.instant().plusSeconds(60);
    outbox.take(Taken.of(morning, morning.openAccounts(), by("Ben", pressed)));

    clock.move(Duration.ofHours(8));
    readings = listed("render-a 3", "render-b 3");
    check.wake(STUDIO);

    Digest evening = outbox.find(digest(STUDIO, MONDAY).id()).orElseThrow().digest();
    assertThat(evening.taken()).map(Taken::account).containsExactly(account("render-a"));
    assertThat(evening.untaken())
        .as("worse than what was taken")
        .map(each -> each.account().orElseThrow())
        .containsExactly(account("render-b"));
    assertThat(outbox.of(STUDIO).taken())
        .singleElement()
        .isEqualTo(evening.taken().get(0))
        .satisfies(each -> assertThat(each.by().at()).isEqualTo(pressed));

    clock.move(Duration.ofDays(1));
    check.wake(STUDIO);
    Digest next = outbox.find(digest(STUDIO, TUESDAY).id()).orElseThrow().digest();
    assertThat(next.taken()).map(Taken::account).containsExactly(account("render-a"));
  }

  @Test
  void whatWasTakenYesterdayInAnotherChannelMentionsSomebodyAgain() {
    chat.add(ofAll(STUDIO), NINE_IN_BERLIN);
    readings = listed("render-a 4");
    check.wake(RENDERS);
    Digest monday = planned().orElseThrow().digest();
    outbox.take(Taken.of(monday, monday.openAccounts(), by("Ben", clock.instant())));

    clock.move(Duration.ofDays(1));
    check.wake(STUDIO);

    assertThat(outbox.find(digest(STUDIO, TUESDAY).id()).orElseThrow().digest().untaken())
        .hasSize(1);
  }

  /** Checked at nine on Monday, and told at noon that {@code render-a} is critical. */
  private void checkedAndThenTold(String... accounts) {
    checkedOn(MONDAY, accounts);
    clock.move(Duration.ofHours(3));
    tellsAtOnce("render-a");
  }

  private void checkedOn(LocalDate day, String... accounts) {
    clock.moveTo(checkOf(day));
    checkedOn(day, listed(accounts));
  }

  private void checkedOn(LocalDate day, ChannelReadings read) {
    clock.moveTo(checkOf(day));
    readings = read;
    check.wake(RENDERS);
  }

  /** {@code render-a 42}: the list names it, and so much is left. */
  private ChannelReadings listed(String... accounts) {
    List<WatchedReading> read =
        Stream.of(accounts)
            .map(words -> words.split(" ", 2))
            .map(
                words ->
                    FakeLastKnown.reading(
                        account(words[0]), Integer.parseInt(words[1]), clock.instant()))
            .map(WatchedReading::of)
            .toList();
    return new ChannelReadings(
        read,
        Optional.empty(),
        Optional.of(read.stream().map(WatchedReading::email).collect(Collectors.toSet())));
  }

  private void tellsAtOnce(String name) {
    Digest urgent =
        new Digest(
            DigestKey.urgent(RENDERS, MONDAY, 1),
            clock.instant(),
            checkOf(TUESDAY),
            Set.of(account(name)),
            List.of(
                new DigestLine(
                    new Finding(
                        Optional.of(account(name)),
                        Trigger.RENDERS_NOTHING,
                        new Cause.Unread(Failure.Reason.SIGN_IN_LOST)),
                    false)),
            List.of(),
            List.of(),
            Optional.empty());
    assertThat(outbox.interject(urgent)).isTrue();
    outbox.claim(new Claim("test", clock.instant(), Duration.ofMinutes(1), 100));
    PostedMessage message = new PostedMessage(RENDERS, "m-urgent");
    assertThat(outbox.settle(urgent.id(), "test", new Settlement.Posted(message, clock.instant())))
        .isTrue();
  }

  /** Somebody presses “Refresh” under the urgent message. */
  private void isReadAnew(String... accounts) {
    Instant now = clock.instant();
    outbox.revise(
        DigestKey.urgent(RENDERS, MONDAY, 1).deliveryId(),
        Revision.byReadings(
            digest ->
                DigestRefresh.of(
                    digest, chat.of(RENDERS), listed(accounts), outbox.of(RENDERS), now),
            now));
  }

  private static ChannelReadings unread(String name) {
    return ChannelReadings.of(
        List.of(
            WatchedReading.of(
                new AccountLookup.Failed(account(name), Failure.of(Failure.Reason.UNREACHABLE)))));
  }

  private Optional<Delivery> plannedOn(LocalDate day) {
    return outbox.find(digest(RENDERS, day).id());
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
