package bot.klingbalance.outbox;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.digest.SomeDigests.digest;
import static bot.klingbalance.digest.SomeDigests.memory;
import static bot.klingbalance.digest.SomeDigests.snooze;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.ChannelStates;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestKey;
import bot.klingbalance.digest.DigestLine;
import bot.klingbalance.digest.Snooze;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.outbox.Delivery.Stage;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.outbox.edit.Edit;
import bot.klingbalance.outbox.edit.EditSettlement;
import bot.klingbalance.outbox.edit.Edits;
import bot.klingbalance.report.SampleReports;
import bot.klingbalance.watch.SomeWatches;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every outbox, with the states that it leaves behind, promises. */
public abstract class OutboxContract {
  private static final Instant NINE = checkOf(MONDAY);
  private static final Duration LEASE = Duration.ofMinutes(1);

  /** The same empty store throughout a test. */
  protected abstract Outbox outbox();

  /** The states in that same store. */
  protected abstract ChannelStates states();

  /** The edits in that same store. */
  protected abstract Edits edits();

  @Test
  void aChannelHasOneWeeklyReportAWeekWhicheverDayItComesOn() {
    Instant end = SampleReports.MONDAY_AT_NINE.plusSeconds(60);
    Digest monday = Digest.weekly(RENDERS, MONDAY, end, SampleReports.busy());
    Digest friday = Digest.weekly(RENDERS, MONDAY.plusDays(4), end, SampleReports.calm());
    Digest next = Digest.weekly(RENDERS, MONDAY.plusDays(7), end, SampleReports.calm());

    assertThat(outbox().interject(monday)).isTrue();
    assertThat(outbox().interject(friday)).isFalse();
    assertThat(outbox().interject(next)).isTrue();
    assertThat(outbox().find(friday.id())).map(Delivery::digest).contains(monday);
    assertThat(outbox().plan(memory(RENDERS, MONDAY), Optional.of(digest(RENDERS, MONDAY))))
        .as("besides the warning of that day")
        .isTrue();
  }

  @Test
  void aChannelThatWasNeverCheckedIsNew() {
    assertThat(states().of(RENDERS)).isEqualTo(ChannelState.NEW);
    assertThat(outbox().find(digest(RENDERS, MONDAY).id())).isEmpty();
    assertThat(claimAt(NINE)).isEmpty();
  }

  @Test
  void whatIsPlannedIsKeptWholeWithTheStateThatItLeavesBehind() {
    assertThat(plan(RENDERS, MONDAY)).isTrue();

    assertThat(states().of(RENDERS).memory()).contains(memory(RENDERS, MONDAY));
    assertThat(states().of(STUDIO)).isEqualTo(ChannelState.NEW);
    assertThat(outbox().find(digest(RENDERS, MONDAY).id()))
        .contains(new Delivery(digest(RENDERS, MONDAY), 0, false, new Stage.Waiting(NINE)));
  }

  @Test
  void whatIsMadeUpForIsLookedForHoweverOftenItIsTried() {
    outbox().plan(memory(RENDERS, MONDAY), Optional.of(digest(RENDERS, MONDAY)), true);
    DeliveryId id = digest(RENDERS, MONDAY).id();
    assertThat(outbox().find(id)).map(Delivery::lookFirst).contains(true);

    for (int i = 0; i < 2; i++) {
      Delivery claimed = claimAt("one", NINE.plusSeconds(i)).get(0);
      assertThat(claimed.lookFirst()).isTrue();
      assertThat(claimed.mayHaveArrived()).isFalse();
      outbox().settle(id, "one", new Settlement.Retry(NINE.plusSeconds(1), false));
    }
  }

  @Test
  void aDayWithoutFindingsIsRememberedAndSendsNothing() {
    assertThat(outbox().plan(memory(RENDERS, MONDAY), Optional.empty())).isTrue();

    assertThat(states().of(RENDERS).checked()).contains(MONDAY);
    assertThat(claimAt(NINE.plusSeconds(1))).isEmpty();
    assertThat(plan(RENDERS, MONDAY)).isFalse();
  }

  @Test
  void aDayIsPlannedOnceAndNoEarlierDayAfterIt() {
    plan(RENDERS, MONDAY);
    CheckState otherwise =
        new CheckState(RENDERS, MONDAY, NINE.plusSeconds(5), memory(STUDIO, MONDAY).accounts());

    assertThat(outbox().plan(otherwise, Optional.of(digest(RENDERS, MONDAY)))).isFalse();
    assertThat(plan(RENDERS, MONDAY.minusDays(1))).isFalse();

    assertThat(states().of(RENDERS).memory()).contains(memory(RENDERS, MONDAY));
    assertThat(claimAt(NINE)).hasSize(1);
    assertThat(plan(STUDIO, MONDAY)).isTrue();
    assertThat(plan(RENDERS, MONDAY.plusDays(1))).isTrue();
  }

  @Test
  void ofManyWhoPlanADayAtOnceOneDoes() {
    Outbox outbox = outbox();

    List<Boolean> written =
        atOnce(() -> outbox.plan(memory(RENDERS, MONDAY), Optional.of(digest(RENDERS, MONDAY))));

    assertThat(written).containsOnlyOnce(true);
    assertThat(claimAt(NINE)).hasSize(1);
  }

  @Test
  void whatTurnsCriticalIsWrittenOnceADayBesideTheDigestOfTheDay() {
    plan(RENDERS, MONDAY);
    Digest daily = digest(RENDERS, MONDAY);
    Digest one = turned(daily, "render-a@example.com");
    Digest other = turned(daily, "render-b@example.com");
    Outbox outbox = outbox();

    assertThat(atOnce(() -> outbox.interject(one))).containsOnlyOnce(true);
    assertThat(outbox.interject(other)).isTrue();

    assertThat(claimAt(NINE)).map(Delivery::digest).containsExactlyInAnyOrder(daily, one, other);
    assertThat(states().of(RENDERS).memory()).contains(memory(RENDERS, MONDAY));
    assertThat(plan(RENDERS, MONDAY.plusDays(1))).isTrue();
  }

  @Test
  void aClaimIsForOneAloneUntilItsLeaseEnds() {
    plan(RENDERS, MONDAY);

    assertThat(claimAt("one", NINE.minusSeconds(1))).isEmpty();
    Delivery claimed = claimAt("one", NINE).get(0);
    assertThat(claimAt("two", NINE.plusSeconds(59))).isEmpty();

    assertThat(claimed)
        .isEqualTo(
            new Delivery(
                digest(RENDERS, MONDAY), 1, false, new Stage.Claimed("one", NINE.plus(LEASE))));
    assertThat(outbox().find(claimed.id())).contains(claimed);
  }

  @Test
  void ofManyWhoClaimAtOnceEachGetsOthers() {
    IntStream.range(0, 12).forEach(i -> plan(new Channel(Platform.SLACK, "C" + i), MONDAY));
    Outbox outbox = outbox();

    List<DeliveryId> claimed = new ArrayList<>();
    atOnce(() -> outbox.claim(new Claim("one of many", NINE, LEASE, 3)))
        .forEach(each -> each.forEach(delivery -> claimed.add(delivery.id())));
    claimAt("last", NINE).forEach(delivery -> claimed.add(delivery.id()));

    assertThat(claimed).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void noMoreAreClaimedThanAskedForAndTheOldestComeFirst() {
    outbox()
        .plan(
            memory(RENDERS, MONDAY.plusDays(1)), Optional.of(digest(RENDERS, MONDAY.plusDays(1))));
    plan(STUDIO, MONDAY);
    Instant later = checkOf(MONDAY.plusDays(2));

    List<Delivery> first = outbox().claim(new Claim("one", later, LEASE, 1));
    List<Delivery> second = outbox().claim(new Claim("one", later, LEASE, 1));

    assertThat(first).map(each -> each.digest().key().channel()).containsExactly(STUDIO);
    assertThat(second).map(each -> each.digest().key().channel()).containsExactly(RENDERS);
  }

  @Test
  void whatAClaimerLeftBehindMayHaveArrived() {
    plan(RENDERS, MONDAY);
    DeliveryId id = claimAt("one", NINE).get(0).id();

    Delivery taken = claimAt("two", NINE.plus(LEASE)).get(0);

    assertThat(taken.mayHaveArrived()).isTrue();
    assertThat(taken.tries()).isEqualTo(2);
    assertThat(outbox().settle(id, "one", posted())).isFalse();
    assertThat(outbox().settle(id, "two", posted())).isTrue();
  }

  @Test
  void aLeaseThatRanOutUnnoticedDoesNotKeepAnybodyFromSettling() {
    plan(RENDERS, MONDAY);
    DeliveryId id = claimAt("one", NINE).get(0).id();

    assertThat(outbox().settle(id, "one", posted())).isTrue();
    assertThat(claimAt("two", NINE.plus(LEASE))).isEmpty();
  }

  @Test
  void whatIsPostedIsNeverClaimedAgain() {
    plan(RENDERS, MONDAY);
    DeliveryId id = claimAt("one", NINE).get(0).id();

    assertThat(outbox().settle(id, "one", posted())).isTrue();
    assertThat(outbox().settle(id, "one", posted())).isFalse();

    assertThat(claimAt("two", NINE.plus(Duration.ofDays(400)))).isEmpty();
    Delivery settled = outbox().find(id).orElseThrow();
    assertThat(settled.stage())
        .isEqualTo(new Stage.Posted(new PostedMessage(RENDERS, "1732.0001"), NINE.plusSeconds(2)));
    assertThat(settled.mayHaveArrived()).isFalse();
  }

  @Test
  void aRetryWaitsAsLongAsItIsToldAndKnowsWhetherTheMessageMayHaveArrived() {
    plan(RENDERS, MONDAY);
    DeliveryId id = claimAt("one", NINE).get(0).id();

    outbox().settle(id, "one", new Settlement.Retry(NINE.plusSeconds(30), true));
    assertThat(claimAt("two", NINE.plusSeconds(29))).isEmpty();
    Delivery second = claimAt("two", NINE.plusSeconds(30)).get(0);
    outbox().settle(id, "two", new Settlement.Retry(NINE.plusSeconds(60), false));
    Delivery third = claimAt("two", NINE.plusSeconds(60)).get(0);

    assertThat(second.mayHaveArrived()).isTrue();
    assertThat(second.tries()).isEqualTo(2);
    assertThat(third.mayHaveArrived()).isFalse();
  }

  @Test
  void whatIsInDoubtIsFoundWithSinceWhenAndWhyUntilItIsSettled() {
    plan(RENDERS, MONDAY);
    plan(STUDIO, MONDAY);
    Instant second = NINE.plusSeconds(60);
    DeliveryId id = digest(RENDERS, MONDAY).id();
    assertThat(outbox().inDoubt()).isEmpty();

    claimAt("one", NINE);
    outbox().settle(id, "one", inDoubt(NINE, "no answer"));
    claimAt("one", NINE.plusSeconds(1));
    assertThat(outbox().inDoubt()).as("while it is looked for").hasSize(1);
    outbox().settle(id, "one", inDoubt(second, "slow down"));

    assertThat(outbox().inDoubt())
        .singleElement()
        .satisfies(each -> assertThat(each.delivery().id()).isEqualTo(id))
        .satisfies(each -> assertThat(each.since()).isEqualTo(NINE))
        .satisfies(each -> assertThat(each.why()).isEqualTo("slow down"));
    claimAt("one", second.plusSeconds(1));
    outbox().settle(id, "one", posted());
    assertThat(outbox().inDoubt()).isEmpty();
  }

  private static Settlement inDoubt(Instant at, String why) {
    return new Settlement.Retry(
        at.plusSeconds(1),
        true,
        Obstacle.of(Duration.ZERO, true, why),
        Optional.of(new Settlement.Doubt(at, why)));
  }

  @Test
  void whatIsSetAsideIsKeptWithItsReasonForItsChannelNewestFirst() {
    for (int day = 0; day < 3; day++) {
      LocalDate date = MONDAY.plusDays(day);
      plan(RENDERS, date);
      DeliveryId id = claimAt("one", checkOf(date)).get(0).id();
      outbox()
          .settle(
              id, "one", new Settlement.SetAside("The bot was removed: “#a'b”.", checkOf(date)));
    }
    plan(STUDIO, MONDAY);

    assertThat(outbox().setAside(RENDERS, 2))
        .map(each -> each.digest().key().date())
        .containsExactly(MONDAY.plusDays(2), MONDAY.plusDays(1));
    assertThat(outbox().setAside(RENDERS, 10).get(2).stage())
        .isEqualTo(new Stage.SetAside("The bot was removed: “#a'b”.", NINE));
    assertThat(outbox().setAside(STUDIO, 10)).isEmpty();
  }

  @Test
  void whatIsSetAsideIsFoundByItsDayInEveryChannel() {
    settle(RENDERS, MONDAY, new Settlement.SetAside("The bot was removed.", NINE));
    settle(STUDIO, MONDAY, new Settlement.SetAside("The channel is gone.", NINE));
    settle(RENDERS, MONDAY.plusDays(1), new Settlement.SetAside("The bot was removed.", NINE));
    settle(STUDIO, MONDAY.plusDays(1), posted());

    assertThat(outbox().setAsideSince(MONDAY.plusDays(1)))
        .map(each -> each.digest().key().channel())
        .containsExactly(RENDERS);
    assertThat(outbox().setAsideSince(MONDAY)).hasSize(3);
  }

  @Test
  void whatIsQueuedAgainIsSentAsIfItHadNeverBeenTried() {
    settle(RENDERS, MONDAY, new Settlement.SetAside("The bot was removed.", NINE));
    DeliveryId id = digest(RENDERS, MONDAY).id();
    Instant ten = NINE.plusSeconds(3600);

    assertThat(outbox().requeue(id, ten)).isTrue();
    assertThat(outbox().requeue(id, ten)).isFalse();

    assertThat(outbox().setAside(RENDERS, 10)).isEmpty();
    assertThat(claimAt("two", ten.minusSeconds(1))).isEmpty();
    assertThat(claimAt("two", ten))
        .containsExactly(
            new Delivery(
                digest(RENDERS, MONDAY), 1, false, new Stage.Claimed("two", ten.plus(LEASE))));
    assertThat(outbox().requeue(id, ten)).isFalse();
    assertThat(outbox().settle(id, "two", posted())).isTrue();
    assertThat(outbox().requeue(id, ten)).isFalse();
  }

  @Test
  void ofManyWhoQueueItAgainAtOnceOneDoes() {
    settle(RENDERS, MONDAY, new Settlement.SetAside("The bot was removed.", NINE));
    DeliveryId id = digest(RENDERS, MONDAY).id();
    Outbox outbox = outbox();

    assertThat(atOnce(() -> outbox.requeue(id, NINE))).containsOnlyOnce(true);
    assertThat(claimAt("two", NINE)).hasSize(1);
  }

  @Test
  void whatMayHaveArrivedIsNotQueuedAgain() {
    settle(RENDERS, MONDAY, new Settlement.SetAside("The bot was removed.", NINE, true));
    DeliveryId id = digest(RENDERS, MONDAY).id();

    assertThat(outbox().requeue(id, NINE)).isFalse();
    assertThat(outbox().find(id).orElseThrow().mayHaveArrived()).isTrue();
  }

  @Test
  void whatIsSettledIsForgottenByItsDayAndWhatIsToBeSentIsNot() {
    LocalDate waiting = MONDAY.minusDays(5);
    LocalDate claimed = MONDAY.minusDays(4);
    LocalDate posted = MONDAY.minusDays(3);
    LocalDate aside = MONDAY.minusDays(2);
    settle(STUDIO, aside, new Settlement.SetAside("The channel is gone.", NINE));
    settle(RENDERS, posted, posted());
    settle(RENDERS, MONDAY, posted());
    plan(new Channel(Platform.SLACK, "C1"), claimed);
    claimAt("one", NINE);
    plan(new Channel(Platform.SLACK, "C2"), waiting);

    assertThat(outbox().forget(posted)).isZero();
    assertThat(outbox().forget(MONDAY)).isEqualTo(2);
    assertThat(outbox().forget(MONDAY)).isZero();

    assertThat(outbox().find(digest(RENDERS, posted).id())).isEmpty();
    assertThat(outbox().setAside(STUDIO, 10)).isEmpty();
    assertThat(outbox().find(digest(RENDERS, MONDAY).id())).isPresent();
    assertThat(claimAt("two", NINE.plus(LEASE))).hasSize(2);
    assertThat(states().of(RENDERS).checked()).contains(MONDAY);
    assertThat(plan(RENDERS, posted)).as("a forgotten day is not told again").isFalse();
  }

  @Test
  void aRewrittenDigestKeepsItsStage() {
    plan(RENDERS, MONDAY);
    Delivery claimed = claimAt("one", NINE).get(0);
    Digest planned = claimed.digest();
    Digest later =
        new Digest(
            planned.key(),
            NINE.plusSeconds(99),
            planned.dayEnds(),
            planned.accounts(),
            planned.lines().subList(0, 1),
            List.of(),
            List.of(),
            Optional.empty());

    assertThat(outbox().revise(planned.id(), Revision.byReadings(was -> later, NINE)))
        .contains(later);
    assertThat(
            outbox().revise(digest(STUDIO, MONDAY).id(), Revision.byReadings(was -> later, NINE)))
        .isEmpty();

    assertThat(outbox().find(planned.id()).orElseThrow())
        .isEqualTo(new Delivery(later, 1, false, claimed.stage()));
    assertThat(outbox().find(digest(STUDIO, MONDAY).id())).isEmpty();
  }

  @Test
  void whatIsChangedBeforeItIsPostedIsPostedAsItIsThenAndNotEdited() {
    plan(RENDERS, MONDAY);
    takenByAnna(MONDAY, NINE);
    DeliveryId id = claimAt("one", NINE).get(0).id();
    outbox().settle(id, "one", posted());

    assertThat(editsAt(NINE.plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void whatIsChangedWhileItIsBeingPostedIsEditedAfterThat() {
    plan(RENDERS, MONDAY);
    DeliveryId id = claimAt("one", NINE).get(0).id();
    Digest changed = takenByAnna(MONDAY, NINE);

    assertThat(editsAt(NINE.plus(LEASE))).as("never before its post").isEmpty();
    outbox().settle(id, "one", posted());

    assertThat(editsAt(NINE.plusSeconds(1))).isEmpty();
    assertThat(editsAt(NINE.plusSeconds(2)))
        .containsExactly(new Edit(changed, new PostedMessage(RENDERS, "1732.0001"), 1, 1));
  }

  @Test
  void whatAnEarlierTryPostedMaybeIsEditedWhereItIsOlder() {
    plan(RENDERS, MONDAY);
    claimAt("one", NINE);
    takenByAnna(MONDAY, NINE);
    DeliveryId id = claimAt("two", NINE.plus(LEASE)).get(0).id();
    outbox().settle(id, "two", posted());

    assertThat(editsAt(NINE.plus(LEASE))).hasSize(1);
  }

  /** What it would be edited to is what was just posted. */
  @Test
  void whatIsPostedAfterALookIsNotEdited() {
    outbox().plan(memory(RENDERS, MONDAY), Optional.of(digest(RENDERS, MONDAY)), true);
    DeliveryId id = claimAt("one", NINE).get(0).id();
    outbox().settle(id, "one", new Settlement.Posted(new PostedMessage(RENDERS, "1"), NINE));

    assertThat(editsAt(NINE.plusSeconds(600))).isEmpty();
  }

  @Test
  void whatIsFoundByALookMayBeOfAnotherDatabaseAndIsEdited() {
    outbox().plan(memory(RENDERS, MONDAY), Optional.of(digest(RENDERS, MONDAY)), true);
    DeliveryId id = claimAt("one", NINE).get(0).id();
    outbox().settle(id, "one", new Settlement.Posted(new PostedMessage(RENDERS, "1"), NINE, true));

    assertThat(editsAt(NINE)).hasSize(1);
  }

  @Test
  void ofManyChangesTheLastIsShownByOneEdit() {
    settle(RENDERS, MONDAY, posted());
    takenByAnna(MONDAY, NINE.plusSeconds(10));
    digestOf(digest -> digest.taken(List.of()), MONDAY, NINE.plusSeconds(11));
    Digest last = takenByAnna(MONDAY, NINE.plusSeconds(12));

    List<Edit> edits = editsAt(NINE.plusSeconds(12));
    assertThat(edits).map(Edit::digest).containsExactly(last);
    assertThat(editsAt(NINE.plusSeconds(13))).as("somebody has it").isEmpty();
    assertThat(done(edits.get(0), NINE.plusSeconds(13))).isTrue();
    assertThat(done(edits.get(0), NINE.plusSeconds(13))).isFalse();
    assertThat(editsAt(NINE.plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void whatChangesWhileAnEditIsUnderWayIsShownByTheNextOne() {
    settle(RENDERS, MONDAY, posted());
    takenByAnna(MONDAY, NINE.plusSeconds(10));
    Edit underWay = editsAt(NINE.plusSeconds(10)).get(0);
    Digest later =
        digestOf(digest -> digest.snoozed(snoozes(digest)), MONDAY, NINE.plusSeconds(11));

    assertThat(editsAt(NINE.plusSeconds(12))).isEmpty();
    done(underWay, NINE.plusSeconds(13));

    assertThat(editsAt(NINE.plusSeconds(13))).map(Edit::digest).containsExactly(later);
  }

  @Test
  void anEditWhoseMakerDiedIsMadeByAnother() {
    settle(RENDERS, MONDAY, posted());
    takenByAnna(MONDAY, NINE.plusSeconds(10));
    Edit lost = editsAt("one", NINE.plusSeconds(10)).get(0);

    Edit again = editsAt("two", NINE.plusSeconds(10).plus(LEASE)).get(0);

    assertThat(again.tries()).isEqualTo(2);
    assertThat(edits().settleEdit(lost.id(), "one", new EditSettlement.Done(lost.revision(), NINE)))
        .isFalse();
  }

  @Test
  void editsForReadingsKeepTheirDistanceAndAPressDoesNotWait() {
    settle(RENDERS, MONDAY, posted());
    Instant shown = NINE.plusSeconds(2);
    Revision byReadings = Revision.byReadings(OutboxContract::struck, shown);

    outbox().revise(digest(RENDERS, MONDAY).id(), byReadings);
    assertThat(editsAt(shown.plus(Revision.GROUP_INTERVAL).minusSeconds(1))).isEmpty();
    takenByAnna(MONDAY, shown.plusSeconds(5));
    assertThat(editsAt(shown.plusSeconds(5))).hasSize(1);
  }

  @Test
  void whatCannotBeEditedIsLeftForGood() {
    settle(RENDERS, MONDAY, posted());
    takenByAnna(MONDAY, NINE.plusSeconds(10));
    Edit edit = editsAt(NINE.plusSeconds(10)).get(0);
    edits()
        .settleEdit(
            edit.id(), "somebody", new EditSettlement.Ended("It is gone.", "message_not_found"));

    digestOf(digest -> digest.snoozed(snoozes(digest)), MONDAY, NINE.plusSeconds(11));

    assertThat(editsAt(NINE.plus(Duration.ofDays(9)))).isEmpty();
  }

  @Test
  void whatWasGivenUpIsEditedWhenItChangesAgain() {
    settle(RENDERS, MONDAY, posted());
    takenByAnna(MONDAY, NINE.plusSeconds(10));
    Edit edit = editsAt(NINE.plusSeconds(10)).get(0);
    edits().settleEdit(edit.id(), "somebody", new EditSettlement.GivenUp(Obstacle.UNTOLD));
    assertThat(editsAt(NINE.plus(Duration.ofDays(9)))).isEmpty();

    Instant later = NINE.plus(Duration.ofDays(10));
    Digest changed = digestOf(digest -> digest.snoozed(snoozes(digest)), MONDAY, later);

    PostedMessage message = new PostedMessage(RENDERS, "1732.0001");
    assertThat(editsAt(later)).containsExactly(new Edit(changed, message, 2, 1));
  }

  @Test
  void anEditThatHasToWaitWaits() {
    settle(RENDERS, MONDAY, posted());
    takenByAnna(MONDAY, NINE.plusSeconds(10));
    Edit edit = editsAt(NINE.plusSeconds(10)).get(0);
    edits()
        .settleEdit(
            edit.id(), "somebody", new EditSettlement.Retry(NINE.plusSeconds(90), Obstacle.UNTOLD));

    digestOf(digest -> digest.snoozed(snoozes(digest)), MONDAY, NINE.plusSeconds(11));
    assertThat(editsAt(NINE.plusSeconds(89))).isEmpty();
    assertThat(editsAt(NINE.plusSeconds(90))).hasSize(1);
  }

  @Test
  void ofManyWhoChangeADigestAtOnceNoneUndoesAnother() {
    settle(RENDERS, MONDAY, posted());
    DeliveryId id = digest(RENDERS, MONDAY).id();
    AtomicInteger number = new AtomicInteger();
    Outbox outbox = outbox();

    atOnce(
        () -> {
          Set<AccountEmail> one = Set.of(account("new-" + number.getAndIncrement()));
          return outbox.revise(
              id, Revision.byReadings(digest -> digest.joined(List.of(), one, NINE), NINE));
        });

    assertThat(outbox.find(id).orElseThrow().digest().accounts())
        .contains(account("new-0"), account("new-1"), account("new-2"), account("new-3"));
  }

  @Test
  void theDeliveriesOfAChannelAndOfAllAreFoundByTheirDay() {
    plan(RENDERS, MONDAY);
    plan(STUDIO, MONDAY);
    plan(RENDERS, MONDAY.plusDays(1));

    assertThat(outbox().of(RENDERS, MONDAY)).hasSize(2);
    assertThat(outbox().of(RENDERS, MONDAY.plusDays(1))).hasSize(1);
    assertThat(outbox().since(MONDAY)).hasSize(3);
    assertThat(outbox().since(MONDAY.plusDays(2))).isEmpty();
  }

  @Test
  void theUrgentOnesOfAChannelAreFoundByTheirDay() {
    Digest urgent = turned(digest(RENDERS, MONDAY), "1");
    plan(RENDERS, MONDAY);
    outbox().interject(urgent);
    outbox().interject(Digest.weekly(RENDERS, MONDAY, NINE.plusSeconds(60), SampleReports.busy()));

    assertThat(outbox().urgent(RENDERS, MONDAY)).map(Delivery::id).containsExactly(urgent.id());
    assertThat(outbox().urgent(RENDERS, MONDAY.plusDays(1))).isEmpty();
  }

  @Test
  void whoDealsWithAnAccountIsKeptForEachChannelUntilThatIsOver() {
    Digest digest = digest(RENDERS, MONDAY);
    List<Taken> byAnna = Taken.of(digest, digest.openAccounts(), SomeWatches.by("Anna", NINE));
    List<Taken> byBen = Taken.of(digest, Set.of(account("render-b")), SomeWatches.by("Ben", NINE));

    states().take(byAnna);
    states().take(byBen);
    assertThat(states().of(RENDERS).taken())
        .hasSameSizeAs(byAnna)
        .containsAll(byBen)
        .doesNotContainAnyElementsOf(
            byAnna.stream().filter(each -> each.account().equals(account("render-b"))).toList());
    assertThat(states().of(STUDIO).taken()).isEmpty();
    assertThat(states().takenSince(NINE)).containsAll(byBen).hasSameSizeAs(byAnna);
    assertThat(states().takenSince(NINE.plusMillis(1))).isEmpty();

    states().release(RENDERS, Set.of(account("render-b"), account("nobody")));
    assertThat(states().of(RENDERS).taken()).doesNotContainAnyElementsOf(byBen).isNotEmpty();
  }

  @Test
  void ofSeveralSnoozesOfAnAccountInAChannelTheLastHolds() {
    Snooze first = snooze(RENDERS, "render-a");
    Snooze second =
        new Snooze(RENDERS, first.account(), NINE.plus(LEASE), true, SomeWatches.by("Ben", NINE));
    Snooze elsewhere = snooze(STUDIO, "render-a");

    states().snooze(List.of(first, snooze(RENDERS, "render-b"), elsewhere));
    states().snooze(List.of(second));

    assertThat(states().of(RENDERS).snoozes())
        .containsExactlyInAnyOrder(second, snooze(RENDERS, "render-b"));
    assertThat(states().of(STUDIO).snoozes()).containsExactly(elsewhere);
    assertThat(states().of(RENDERS).memory()).isEmpty();
  }

  @Test
  void aSnoozeOutlastsTheNextCheck() {
    plan(RENDERS, MONDAY);
    states().snooze(List.of(snooze(RENDERS, "render-a")));
    plan(RENDERS, MONDAY.plusDays(1));

    assertThat(states().of(RENDERS).snoozes()).containsExactly(snooze(RENDERS, "render-a"));
    assertThat(states().of(RENDERS).checked()).contains(MONDAY.plusDays(1));
  }

  private Digest takenByAnna(LocalDate date, Instant now) {
    return digestOf(
        digest ->
            digest.taken(
                Taken.of(digest, Set.of(account("render-b")), SomeWatches.by("Anna", now))),
        date,
        now);
  }

  private Digest digestOf(UnaryOperator<Digest> change, LocalDate date, Instant now) {
    return outbox()
        .revise(digest(RENDERS, date).id(), Revision.byPressElsewhere(change, now))
        .orElseThrow();
  }

  private static List<Snooze> snoozes(Digest digest) {
    return Snooze.of(digest, SnoozePeriod.ONE_DAY, ZoneOffset.UTC, SomeWatches.by("Ben", NINE));
  }

  private static Digest struck(Digest digest) {
    return new Digest(
        digest.key(),
        digest.readAt(),
        digest.dayEnds(),
        digest.accounts(),
        digest.lines().stream()
            .map(
                line ->
                    new DigestLine(
                        line.finding(),
                        line.finding().account().filter(account("render-b")::equals).isEmpty()))
            .toList(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private List<Edit> editsAt(Instant now) {
    return editsAt("somebody", now);
  }

  private List<Edit> editsAt(String owner, Instant now) {
    return edits().claimEdits(new Claim(owner, now, LEASE, 100));
  }

  private boolean done(Edit edit, Instant at) {
    return edits().settleEdit(edit.id(), "somebody", new EditSettlement.Done(edit.revision(), at));
  }

  private boolean plan(Channel channel, LocalDate date) {
    return outbox().plan(memory(channel, date), Optional.of(digest(channel, date)));
  }

  private static Digest turned(Digest digest, String account) {
    return new Digest(
        new DigestKey(RENDERS, digest.key().date(), Optional.of(account)),
        digest.readAt(),
        digest.dayEnds(),
        digest.accounts(),
        digest.lines(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private void settle(Channel channel, LocalDate date, Settlement settlement) {
    plan(channel, date);
    DeliveryId id = claimAt("settler", checkOf(date)).get(0).id();
    assertThat(outbox().settle(id, "settler", settlement)).isTrue();
  }

  private List<Delivery> claimAt(Instant now) {
    return claimAt("somebody", now);
  }

  private List<Delivery> claimAt(String owner, Instant now) {
    return outbox().claim(new Claim(owner, now, LEASE, 100));
  }

  private static Settlement posted() {
    return new Settlement.Posted(new PostedMessage(RENDERS, "1732.0001"), NINE.plusSeconds(2));
  }

  private static <T> List<T> atOnce(Supplier<T> work) {
    return IntStream.range(0, 4)
        .mapToObj(i -> CompletableFuture.supplyAsync(work))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }
}
