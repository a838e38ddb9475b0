package bot.klingbalance.command;

import static bot.klingbalance.account.reading.FakeLastKnown.reading;
import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.email;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.AwaitedAccounts;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.reading.FakeLastKnown;
import bot.klingbalance.account.reading.FakePatience;
import bot.klingbalance.account.reading.LateFailures;
import bot.klingbalance.account.reading.TimelyReader;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.chat.Reply.Interim;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.chat.Reply.ToChannel;
import bot.klingbalance.command.balance.AccountHistory;
import bot.klingbalance.command.usage.UsageSource;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.testing.LogLines;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.usage.StatisticsOfDays;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read while useapi.net takes its time. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimelyAnswersTest {
  private static final Asker ANNA = new Asker(Platform.SLACK, "U1", false);
  private static final Channel HERE = new Channel(Platform.SLACK, "C1");
  private static final AccountEmail STUDIO = email("studio");
  private static final Instant BEFORE = NOW.minus(Duration.ofMinutes(47));

  private final MovableClock clock = new MovableClock(NOW);
  private final FakeAccounts accounts = new FakeAccounts();
  private final AwaitedAccounts awaited = new AwaitedAccounts(accounts);
  private final FakeLastKnown lastKnown = new FakeLastKnown();
  private final FakePatience patience = new FakePatience();
  private final FakePatience told = new FakePatience();
  private final FakePatience forStore = new FakePatience();
  private final CompletableFuture<StatisticsOfDays> statistics = new CompletableFuture<>();
  private CompletableFuture<Void> store = completedFuture(null);
  private final AccountHistory history =
      new AccountHistory(
          (account, since) -> store.thenApply(open -> List.of()), ZoneOffset.UTC, forStore);
  private final CommandDispatcher dispatcher =
      SampleCommands.ofImpatient(
          new TimelyReader(awaited, lastKnown, patience, new LateFailures(clock)),
          history,
          new UsageSource((account, since) -> completedFuture(List.of()), (days, by) -> statistics),
          new WaitingLine(told, awaited::areAwaitedBy),
          clock);

  @Test
  void afterTwoSecondsTheLastReadingIsShownWithItsAgeAndTheLiveOneFollows() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    CompletableFuture<Reply> reply = ask("kling-balance", "studio@example.com");
    assertThat(reply).isNotDone();

    patience.end();

    Interim interim = (Interim) reply.join();
    assertThat(interim.isAnswer()).isTrue();
    assertThat(words(interim.now()))
        .startsWith("Kling balance · studio@example.com\n560 credits left\n")
        .contains("v3 pro clip")
        .endsWith(
            """
            As of 2026-11-24T08:55:00Z, 47 min ago; useapi.net is still being asked
            [Refresh] [Share] [Watch here]
            """);
    assertThat(interim.then()).isNotDone();
    answer.complete(reading(STUDIO, 412, NOW));
    assertThat(words(interim.then().join())).contains("412 credits left", "(live)");
  }

  @Test
  void whatComesInTimeIsTheOnlyAnswer() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    CompletableFuture<Reply> reply = ask("kling-balance", "studio@example.com");

    answer.complete(reading(STUDIO, 412, NOW));

    assertThat(words(reply.join())).contains("412 credits left", "(live)");
    assertThat(reply.join()).isInstanceOf(ToAsker.class);
    patience.end();
    told.end();
    assertThat(reply.join()).isInstanceOf(ToAsker.class);
  }

  @Test
  void thePastIsReadWhileUseApiIsAskedAndNotOnlyOnceSomebodyHasWaited() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    accounts.holdBack();
    CompletableFuture<Reply> reply = ask("kling-balance", "studio@example.com");

    store = new CompletableFuture<>();
    patience.end();

    assertThat(words(((Interim) reply.join()).now())).contains("560 credits left");
  }

  @Test
  void ofAnAccountThatWasNeverReadALineSaysThatItIsAskedFor() {
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    CompletableFuture<Reply> reply = ask("kling-balance", "studio@example.com");
    patience.end();
    assertThat(reply).isNotDone();

    told.end();

    Interim interim = (Interim) reply.join();
    assertThat(interim.isAnswer()).isFalse();
    assertThat(words(interim.now())).contains("useapi.net is being asked.");
    answer.complete(reading(STUDIO, 412, NOW));
    assertThat(words(interim.then().join())).contains("412 credits left", "(live)");
  }

  @Test
  void whereTheStoreIsSlowThatIsNotBlamedOnUseApi() {
    accounts.answering(reading(STUDIO, 412, NOW));
    store = new CompletableFuture<>();
    CompletableFuture<Reply> reply = ask("kling-balance", "studio@example.com");

    told.end();

    assertThat(words(reply.join()))
        .contains("The bot itself takes longer than usual. The answer follows here.")
        .doesNotContain("useapi.net");
    store.complete(null);
    assertThat(words(((Interim) reply.join()).then().join())).contains("412 credits left");
  }

  @Test
  void refreshUnderAnAwaitedAnswerShowsAtOnceWhatHasComeMeanwhile() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    accounts.holdBack();
    CompletableFuture<Reply> reply = ask("kling-balance", "studio@example.com");
    patience.end();
    lastKnown.arrives(reading(STUDIO, 412, NOW.plusSeconds(4)));
    clock.move(Duration.ofSeconds(9));

    CompletableFuture<Reply> refreshed = press(message(reply.join()), "Refresh");

    assertThat(refreshed).isDone();
    assertThat(refreshed.join()).isInstanceOf(InPlace.class);
    assertThat(words(refreshed.join())).contains("412 credits left", "09:42:04Z, 5 s ago");
    assertThat(accounts.asked()).hasSize(1);
  }

  @Test
  void refreshBeforeItHasComeAsksAgainAndTurnsLiveInPlace() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    CompletableFuture<Reply> reply = ask("kling-balance", "studio@example.com");
    patience.end();

    CompletableFuture<Reply> refreshed = press(message(reply.join()), "Refresh");
    assertThat(refreshed).isNotDone();
    patience.end();

    Interim interim = (Interim) refreshed.join();
    assertThat(interim.now()).isInstanceOf(InPlace.class);
    assertThat(words(interim.now())).contains("560 credits left", "still being asked");
    answer.complete(reading(STUDIO, 412, NOW));
    assertThat(interim.then().join()).isInstanceOf(InPlace.class);
    assertThat(words(interim.then().join())).contains("412 credits left", "(live)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kling-balance studio@example.com", "kling-balance", "kling-plan 3 v3 pro"})
  void aFailureThatCameMeanwhileIsShownAtOnceAndTheNextPressAsksAgain(String typed) {
    Interim interim = failsLate(typed);
    int asked = accounts.asked().size();
    clock.move(Duration.ofSeconds(30));

    CompletableFuture<Reply> refreshed = press(message(interim.now()), "Refresh");

    assertThat(refreshed).isDone();
    assertThat(refreshed.join()).isInstanceOf(InPlace.class);
    assertThat(words(refreshed.join()))
        .contains("useapi.net cannot be reached", "560")
        .doesNotContain("still being asked");
    assertThat(accounts.asked()).hasSize(asked);
    CompletableFuture<AccountLookup> unused = accounts.answeringLater(STUDIO);
    assertThat(press(message(refreshed.join()), "Refresh")).isNotDone();
    assertThat(accounts.asked()).hasSizeGreaterThan(asked);
  }

  @Test
  void aFailureIsShownToNobodyElseAndToNobodyWhoAsksAnew() {
    Interim interim = failsLate("kling-balance studio@example.com");
    accounts.answering(reading(STUDIO, 412, NOW));

    CompletableFuture<Reply> bens =
        dispatcher.press(
            new Asker(Platform.SLACK, "U2", false),
            HERE,
            PressedMessage.of("m2"),
            dispatcher.buttons().code(message(interim.now()).buttons().get(0)));

    assertThat(words(bens.join())).contains("412 credits left");
    assertThat(words(ask("kling-balance", "studio@example.com").join()))
        .contains("412 credits left");
    assertThat(words(press(message(interim.now()), "Refresh").join())).contains("412 credits left");
  }

  @Test
  void aFailureOfMoreThanAMinuteAgoIsNotShownAnyMore() {
    Interim interim = failsLate("kling-balance studio@example.com");
    accounts.answering(reading(STUDIO, 412, NOW));
    clock.move(Duration.ofSeconds(61));

    assertThat(words(press(message(interim.now()), "Refresh").join())).contains("412 credits left");
  }

  @Test
  void aListThatFailsLateIsShownAtOnceToo() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    accounts.failingToList(Failure.of(Reason.UNREACHABLE));
    CompletableFuture<Void> list = accounts.listingLater();
    CompletableFuture<Reply> reply = ask("kling-balance", "");
    patience.end();
    list.complete(null);
    accounts.holdBackList();

    CompletableFuture<Reply> refreshed = press(message(reply.join()), "Refresh");

    assertThat(refreshed).isDone();
    assertThat(words(refreshed.join())).contains("useapi.net cannot be reached", "560");
  }

  /** An account that was read 47 minutes ago, and that cannot be reached in the end. */
  private Interim failsLate(String typed) {
    lastKnown.knows(STUDIO, 560, BEFORE);
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    String[] words = typed.split(" ", 2);
    CompletableFuture<Reply> reply = ask(words[0], words.length > 1 ? words[1] : "");
    patience.end();
    clock.move(Duration.ofSeconds(20));
    answer.complete(new Failed(STUDIO, Failure.of(Reason.UNREACHABLE)));
    return (Interim) reply.join();
  }

  @Test
  void anOrdinaryRefreshIsLiveWhateverCameAMomentAgo() {
    accounts.answering(reading(STUDIO, 412, NOW));
    ChatMessage answer = message(ask("kling-balance", "studio@example.com").join());
    lastKnown.arrives(reading(STUDIO, 412, NOW));

    Reply unused = press(answer, "Refresh").join();

    assertThat(accounts.freshnessAskedFor()).containsExactly(Freshness.RECENT, Freshness.LIVE);
  }

  @Test
  void shareIsOneMessageForTheChannelAndNoneFollows() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    accounts.holdBack();
    CompletableFuture<Reply> reply = ask("kling-balance", "studio@example.com");
    patience.end();

    CompletableFuture<Reply> shared = press(message(reply.join()), "Share");
    patience.end();

    assertThat(shared.join()).isInstanceOf(ToChannel.class);
    assertThat(words(shared.join()))
        .contains("st•••o@example.com", "560 credits left", "47 min ago", "[Refresh]");
  }

  @Test
  void whatTheChannelReadsTurnsLiveByItsOwnRefresh() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    accounts.holdBack();
    CompletableFuture<Reply> reply = ask("kling-balance", "studio@example.com");
    patience.end();
    CompletableFuture<Reply> shared = press(message(reply.join()), "Share");
    patience.end();
    lastKnown.arrives(reading(STUDIO, 412, NOW));

    Reply refreshed = press(message(shared.join()), "Refresh").join();

    assertThat(refreshed).isInstanceOf(InPlace.class);
    assertThat(words(refreshed))
        .contains("st•••o@example.com", "412 credits left")
        .doesNotContain("studio@");
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"SLOW_DOWN", "UPSTREAM_TROUBLE", "UNREACHABLE", "UNREADABLE"})
  void underAPassingFailureStandsTheWholeAnswerAsItWasLastKnown(Reason reason) {
    lastKnown.knows(STUDIO, 560, BEFORE);
    accounts.answering(new Failed(STUDIO, Failure.of(reason)));

    Reply reply = ask("kling-balance", "studio@example.com").join();

    assertThat(reply).isInstanceOf(ToAsker.class);
    assertThat(words(reply))
        .contains("560 credits left")
        .contains("v3 pro clip")
        .contains("As of 2026-11-24T08:55:00Z, 47 min ago")
        .doesNotContain("Last known:");
    assertThat(message(reply).body()).hasSizeGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {
        "TOKEN_REFUSED",
        "SUBSCRIPTION_ENDED",
        "PAYMENT_REQUIRED",
        "NOT_CONFIGURED",
        "OUT_OF_CREDITS",
        "SIGN_IN_LOST",
        "ADDRESS_REFUSED"
      })
  void underAFailureThatDoesNotPassStandsOneLine(Reason reason) {
    lastKnown.knows(STUDIO, 560, BEFORE);
    accounts.answering(new Failed(STUDIO, Failure.of(reason)));

    Reply reply = ask("kling-balance", "studio@example.com").join();

    assertThat(words(reply))
        .contains("Last known: 560 credits, 47 min ago.")
        .doesNotContain("560 credits left", "v3 pro clip", "As of");
  }

  @Test
  void aGuessIsWaitedForNoLongerThanTheAnswer() {
    accounts.answering(reading(STUDIO, 560, NOW));
    accounts.holdBackList();
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(email("studlo"));
    CompletableFuture<Reply> reply = ask("kling-balance", "studlo@example.com");
    answer.complete(new Failed(email("studlo"), Failure.of(Reason.NOT_CONFIGURED)));
    assertThat(reply).isNotDone();

    patience.end();

    assertThat(reply).isDone();
    assertThat(words(reply.join())).doesNotContain("Did you mean");
  }

  @Test
  void aGuessThatIsReadyInTimeIsPartOfTheAnswer() {
    accounts.answering(reading(STUDIO, 560, NOW));

    assertThat(words(ask("kling-balance", "studlo@example.com").join()))
        .contains("Did you mean studio@example.com?");
  }

  @Test
  void theOverviewShowsEachAccountByTheSameRule() {
    accounts.answering(reading(STUDIO, 560, NOW));
    CompletableFuture<AccountLookup> slow = accounts.answeringLater(email("slow"));
    CompletableFuture<AccountLookup> unknown = accounts.answeringLater(email("unknown"));
    lastKnown.knows(email("slow"), 42, BEFORE);
    CompletableFuture<Reply> reply = ask("kling-balance", "");

    patience.end();

    Interim interim = (Interim) reply.join();
    assertThat(words(interim.now()))
        .contains("602 credits left together on 2 of 3 accounts; the others are not known")
        .contains("slow@example.com | 42", "47 min ago")
        .contains("unknown@example.com |  | being asked")
        .contains("studio@example.com | 560")
        .contains("1 of 3 live · As of")
        .contains("47 min ago; useapi.net is still being asked");
    slow.complete(reading(email("slow"), 40, NOW));
    assertThat(interim.then()).isNotDone();
    unknown.complete(reading(email("unknown"), 1, NOW));
    assertThat(words(interim.then().join())).contains("601 credits left together", "(live)");
  }

  @Test
  void anOverviewOfUseApiInTroubleShowsWhatWasLastKnown() {
    lastKnown.knows(STUDIO, 560, BEFORE).knows(email("render"), 40, BEFORE);
    accounts.failingToList(Failure.of(Reason.UNREACHABLE));

    assertThat(words(ask("kling-balance", "").join()))
        .contains("Last known: 600 credits left together", "studio@example.com | 560")
        .contains("47 min ago");
  }

  @Test
  void aStoreThatHangsDelaysNoOverview() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    accounts.answering(reading(email("quick"), 5, NOW));
    accounts.answering(reading(STUDIO, 412, NOW));
    store = new CompletableFuture<>();
    CompletableFuture<Reply> reply = ask("kling-balance", "");

    forStore.end();

    assertThat(reply).isDone();
    assertThat(words(reply.join())).contains("417 credits left together");
  }

  @Test
  void aStoreThatHangsDelaysNoDatedAnswerByMoreThanIsAllowedForIt() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    accounts.holdBack();
    store = new CompletableFuture<>();
    CompletableFuture<Reply> reply = ask("kling-balance", "studio@example.com");

    patience.end();
    forStore.end();

    assertThat(reply).isDone();
    assertThat(words(reply.join())).contains("560 credits left", "still being asked");
  }

  @Test
  void aPlanOfAnOlderReadingSaysSoAndTheLiveOneFollows() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    CompletableFuture<Reply> reply = ask("kling-plan", "3 v3 pro");

    patience.end();

    Interim interim = (Interim) reply.join();
    assertThat(words(interim.now()))
        .contains("✓ studio@example.com has 560: 344 left after it")
        .contains("As of 2026-11-24T08:55:00Z, 47 min ago; useapi.net is still being asked");
    answer.complete(reading(STUDIO, 100, NOW));
    assertThat(words(interim.then().join()))
        .contains("~ studio@example.com has 100: enough for 1", "(live)");
  }

  @Test
  void whatWasSpentIsToldBeforeTheJobsAreKnown() {
    accounts.with("studio@example.com", 560);
    CompletableFuture<Reply> reply = ask("kling-usage", "studio@example.com 2d");
    assertThat(reply).isNotDone();

    patience.end();

    Interim interim = (Interim) reply.join();
    assertThat(interim.isAnswer()).isTrue();
    assertThat(words(interim.now()))
        .contains("What the jobs were is left out: useapi.net is still being asked");
    assertThat(interim.then()).isNotDone();
    statistics.complete(
        new StatisticsOfDays(List.of(), List.of(), Optional.of(Failure.of(Reason.UNREACHABLE))));
    assertThat(words(interim.then().join())).doesNotContain("still being asked");
  }

  @Test
  void whatWasReadMoreThanADayAgoDoesNotCountInAPlan() {
    lastKnown.knows(STUDIO, 560, NOW.minus(Duration.ofHours(25)));
    accounts.holdBack();
    CompletableFuture<AccountLookup> unused = accounts.answeringLater(STUDIO);
    CompletableFuture<Reply> reply = ask("kling-plan", "3 v3 pro on studio@example.com");

    patience.end();

    assertThat(words(reply.join()))
        .contains("✗ No account can be used for it")
        .contains("studio@example.com: not counted (being asked)")
        .endsWith("useapi.net is still being asked\n[Refresh] [Share]\n")
        .doesNotContain("✓", "As of");
    assertThat(unused).isNotDone();
  }

  /** It would be twice as late otherwise: once for useapi.net, and once for the store. */
  @Test
  void aPlanDoesNotWaitForTheStoreWhenItHasWaitedForUseApi() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    accounts.holdBack();
    CompletableFuture<AccountLookup> unused = accounts.answeringLater(STUDIO);
    store = new CompletableFuture<>();
    CompletableFuture<Reply> reply = ask("kling-plan", "300 v3 pro");

    patience.end();
    forStore.end();

    assertThat(reply).isDone();
    assertThat(patience.waits()).isZero();
    assertThat(unused).isNotDone();
  }

  @Test
  void twoWhoAskTheSameAreBothAnsweredInTime() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    CompletableFuture<Reply> anna = ask("kling-balance", "studio@example.com");
    CompletableFuture<Reply> ben =
        dispatcher.ask(
            "kling-balance",
            new Question(new Asker(Platform.SLACK, "U2", false), HERE, "studio@example.com"));

    patience.end();

    assertThat(anna.join()).isInstanceOf(Interim.class);
    assertThat(ben.join()).isInstanceOf(Interim.class);
    answer.complete(reading(STUDIO, 412, NOW));
    assertThat(words(((Interim) ben.join()).then().join())).contains("412 credits left");
  }

  @Test
  void aDefectAfterTheFirstAnswerIsAnApologyInItsPlaceAndLogged() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    CompletableFuture<Reply> reply = ask("kling-balance", "studio@example.com");
    patience.end();
    Interim interim = (Interim) reply.join();

    try (LogLines log = LogLines.of("bot.klingbalance")) {
      answer.completeExceptionally(new IllegalStateException("a defect"));

      assertThat(words(interim.then().join())).contains("The bot itself failed");
      assertThat(log.warnings()).containsExactly("The bot failed to answer /kling-balance.");
    }
  }

  @Test
  void whatIsAnsweredAtOnceIsAnnouncedByNoLine() {
    accounts.answering(reading(STUDIO, 560, NOW));

    assertThat(ask("kling-balance", "studio@example.com")).isDone();
    assertThat(ask("kling-balance", "help")).isDone();
    assertThat(told.waits()).isZero();
  }

  private CompletableFuture<Reply> ask(String command, String typed) {
    return dispatcher.ask(command, new Question(ANNA, HERE, typed));
  }

  private CompletableFuture<Reply> press(ChatMessage message, String words) {
    Button button =
        message.buttons().stream().filter(each -> each.words().equals(words)).findFirst().get();
    return dispatcher.press(ANNA, HERE, PressedMessage.of("m1"), dispatcher.buttons().code(button));
  }

  private static ChatMessage message(Reply reply) {
    return reply.said().orElseThrow();
  }

  private static String words(Reply reply) {
    return Transcript.of(message(reply));
  }
}
