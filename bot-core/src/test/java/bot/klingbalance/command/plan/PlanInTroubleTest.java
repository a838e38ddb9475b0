package bot.klingbalance.command.plan;

import static bot.klingbalance.account.reading.FakeLastKnown.reading;
import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.email;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.KlingAccount;
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
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.PressedMessage;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.SampleCommands;
import bot.klingbalance.command.WaitingLine;
import bot.klingbalance.command.balance.AccountHistory;
import bot.klingbalance.command.usage.UsageSource;
import bot.klingbalance.message.Button;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Tone;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code /kling-plan} says while useapi.net cannot be read, and what its buttons do. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlanInTroubleTest {
  private static final Asker ANNA = new Asker(Platform.SLACK, "U1", false);
  private static final Channel HERE = new Channel(Platform.SLACK, "C1");
  private static final AccountEmail STUDIO = email("studio");
  private static final AccountEmail RENDER = email("render");
  private static final Instant BEFORE = NOW.minus(Duration.ofMinutes(47));

  private final MovableClock clock = new MovableClock(NOW);
  private final FakeAccounts accounts = new FakeAccounts();
  private final FakeLastKnown lastKnown = new FakeLastKnown();
  private final FakePatience patience = new FakePatience();
  private final CommandDispatcher dispatcher =
      SampleCommands.ofImpatient(
          new TimelyReader(accounts, lastKnown, patience, new LateFailures(clock)),
          AccountHistory.ofNothing(),
          UsageSource.ofNothing(),
          WaitingLine.NONE,
          clock);

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"SLOW_DOWN", "UPSTREAM_TROUBLE", "UNREACHABLE", "UNREADABLE"})
  void underThePassingFailureOfAllStandsThePlanByTheLastKnownBalances(Reason reason) {
    lastKnown.knows(STUDIO, 560, BEFORE).knows(RENDER, 40, NOW.minusSeconds(60));
    accounts.failingToList(Failure.of(reason));

    Reply reply = plan("3 v3 pro");

    assertThat(words(reply))
        .startsWith("Plan · 3 × v3 pro clip = 216 credits\nuseapi.net")
        .endsWith(
            """
            By the balances of 2026-11-24T08:55:00Z, 47 min ago: \
            studio@example.com had 560: 344 left after it
            ~ render@example.com had 40: not enough for one
            [Refresh] [Share]
            """)
        .doesNotContain("✓", "As of", "(live)");
    assertThat(message(reply).tone()).isNotEqualTo(Tone.GOOD);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"SLOW_DOWN", "UPSTREAM_TROUBLE", "UNREACHABLE", "UNREADABLE"})
  void theSameHoldsOnOneAccount(Reason reason) {
    lastKnown.knows(STUDIO, 560, BEFORE);
    accounts.answering(new Failed(STUDIO, Failure.of(reason)));

    assertThat(words(plan("3 v3 pro on studio@example.com")))
        .contains("\nuseapi.net")
        .contains("47 min ago: studio@example.com had 560: 344 left after it")
        .doesNotContain("✓", "✗", "not counted");
    assertThat(words(plan("9 v3 pro on studio@example.com")))
        .contains("47 min ago: ✗ Not enough: 7 of 9")
        .contains("~ studio@example.com had 560: enough for 7 of 9");
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {
        "TOKEN_REFUSED",
        "SUBSCRIPTION_ENDED",
        "NOT_CONFIGURED",
        "OUT_OF_CREDITS",
        "SIGN_IN_LOST",
        "ADDRESS_REFUSED"
      })
  void whatIsBrokenForGoodDoesNotCountWhateverItHad(Reason reason) {
    lastKnown.knows(STUDIO, 560, BEFORE);
    accounts.answering(new Failed(STUDIO, Failure.of(reason)));

    assertThat(words(plan("3 v3 pro on studio@example.com")))
        .contains("\nLast known: 560 credits, 47 min ago.\n")
        .doesNotContain("not counted", "By the balances", "✓", "enough");
  }

  @Test
  void aTokenThatIsRefusedIsSaidAndNoAccountCounts() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    accounts.failingToList(
        new Failure(Reason.TOKEN_REFUSED, Optional.empty(), Optional.of("useapi.token")));

    assertThat(words(plan("3 v3 pro")))
        .isEqualTo(
            """
            Plan · 3 × v3 pro clip = 216 credits
            useapi.net refuses the bot's API token. Whoever runs the bot has to set a valid one \
            (useapi.token).
            Last known: 560 credits, 47 min ago.
            [Refresh] [Share]
            """);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"TOKEN_REFUSED", "NOT_CONFIGURED"})
  void oneCauseOfAllIsOneLineAndWhatTheyHadAnother(Reason reason) {
    lastKnown.knows(STUDIO, 560, BEFORE).knows(RENDER, 40, NOW.minusSeconds(60));
    accounts.failingToList(Failure.of(reason));

    Reply reply = plan("3 v3 pro");

    assertThat(message(reply).body()).hasSize(2);
    assertThat(words(reply))
        .contains("\nLast known: 600 credits on 2 of 2 accounts, 47 min ago.\n")
        .doesNotContain("not counted");
  }

  @Test
  void whatDoesNotCountIsSorted() {
    accounts.answering(new Failed(STUDIO, Failure.of(Reason.SIGN_IN_LOST)));
    accounts.answering(new Failed(RENDER, Failure.of(Reason.OUT_OF_CREDITS)));

    assertThat(words(plan("3 v3 pro")))
        .containsSubsequence("render@example.com: not", "studio@example.com: not");
  }

  @Test
  void whatWasReadTooLongAgoOrWasSignedOutThenIsSaidNotToCount() {
    lastKnown.knows(STUDIO, 560, NOW.minus(Duration.ofHours(25)));
    lastKnown.arrives(signedOut(RENDER));
    accounts.failingToList(Failure.of(Reason.UPSTREAM_TROUBLE));

    assertThat(words(plan("3 v3 pro")))
        .contains("✗ No account can be used for it")
        .contains(
            "studio@example.com: not counted (useapi.net is in trouble; last read 25 h ago)",
            "render@example.com: not counted (useapi.net is in trouble; sign-in lost)")
        .doesNotContain("By the balances");
  }

  @Test
  void whereNothingWasEverReadTheSentenceStandsAlone() {
    accounts.failingToList(Failure.of(Reason.UNREACHABLE));

    assertThat(message(plan("3 v3 pro")).body()).hasSize(1);
    assertThat(words(plan("3 v3 pro"))).contains("[Refresh]").doesNotContain("[Share]", "✗");
  }

  @Test
  void whatCanBeReadIsUsedBeforeWhatWasOnlyKnownBefore() {
    lastKnown.knows(STUDIO, 5_600, BEFORE);
    accounts.answering(new Failed(STUDIO, Failure.of(Reason.UPSTREAM_TROUBLE)));
    accounts.answering(reading(RENDER, 300, NOW));

    assertThat(words(plan("3 v3 pro")))
        .contains("✓ render@example.com has 300: 84 left after it")
        .contains("studio@example.com: not counted (useapi.net is in trouble)")
        .contains("(live)");
    assertThat(words(plan("30 v3 pro")))
        .contains("useapi.net is in trouble: it gave no answer")
        .contains("47 min ago: studio@example.com had 5,600: 3,440 left after it")
        .contains("~ render@example.com had 300: enough for 4 of 30")
        .doesNotContain("✓", "(live)");
  }

  @Test
  void whatHangsIsWorkedOutFromTheLastKnownAndTheFailureTakesItsPlace() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    CompletableFuture<AccountLookup> answer = accounts.answeringLater(STUDIO);
    CompletableFuture<Reply> reply = ask("3 v3 pro");

    patience.end();

    Interim interim = (Interim) reply.join();
    assertThat(words(interim.now())).contains("useapi.net is still being asked");
    answer.complete(new Failed(STUDIO, Failure.of(Reason.UNREACHABLE)));
    assertThat(words(interim.then().join()))
        .contains("By the balances of 2026-11-24T08:55:00Z, 47 min ago: studio@example.com had")
        .doesNotContain("✓", "still being asked");
  }

  @Test
  void refreshWorksThePlanOutAnewInItsPlace() {
    accounts.answering(reading(STUDIO, 560, NOW));
    Reply first = plan("3 v3 pro on studio@example.com");
    accounts.answering(reading(STUDIO, 100, NOW));

    Reply refreshed = press(message(first), "Refresh");

    assertThat(refreshed).isInstanceOf(InPlace.class);
    assertThat(words(refreshed))
        .startsWith("Plan · 3 × v3 pro clip = 216 credits\n")
        .contains("studio@example.com has 100: enough for 1 of 3");
    assertThat(message(refreshed).buttons()).isEqualTo(message(first).buttons());
  }

  @Test
  void aPlanOfAllIsRefreshedOfAll() {
    accounts.answering(reading(STUDIO, 560, NOW));
    Reply first = plan("3 v3 pro");
    accounts.answering(reading(RENDER, 9_999, NOW));

    assertThat(words(press(message(first), "Refresh"))).contains("render@example.com");
  }

  @Test
  void whatIsSharedIsMaskedAndRefreshedForAllForADay() {
    accounts.answering(reading(STUDIO, 560, NOW));

    Reply shared = press(message(plan("3 v3 pro on studio@example.com")), "Share");

    assertThat(shared).isInstanceOf(ToChannel.class);
    assertThat(words(shared)).contains("•••").doesNotContain("studio@example.com", "[Share]");
    Reply refreshed = press(message(shared), "Refresh");
    assertThat(refreshed).isInstanceOf(InPlace.class);
    assertThat(words(refreshed)).isEqualTo(words(shared));
    clock.move(Duration.ofHours(25));
    Reply late = press(message(shared), "Refresh");
    assertThat(late).isInstanceOf(ToAsker.class);
    assertThat(words(late)).contains("This plan was shared more than a day ago");
  }

  @Test
  void aRefreshUnderAnAwaitedPlanShowsAtOnceWhatHasCome() {
    lastKnown.knows(STUDIO, 560, BEFORE);
    accounts.holdBack();
    CompletableFuture<Reply> reply = ask("3 v3 pro on studio@example.com");
    patience.end();
    lastKnown.arrives(reading(STUDIO, 412, NOW.plusSeconds(4)));
    clock.move(Duration.ofSeconds(9));

    assertThat(words(press(message(reply.join()), "Refresh"))).contains("has 412: 196 left");
  }

  @Test
  void aButtonWhoseClipIsGoneOrThatIsNoneOfThisBotSaysSo() {
    assertThat(words(pressed("plan-refresh:3-0123456789ab:all")))
        .contains("do not name that plan's clip any more");
    assertThat(words(pressed("plan-refresh:0-0123456789ab:all"))).contains("any more");
    assertThat(words(pressed("plan-refresh:3:all"))).contains("any more");
    assertThat(words(pressed("plan-refresh:all"))).contains("could not be found any more");
    assertThat(words(pressed("plan-refresh:3-x:y:z"))).contains("could not be found any more");
  }

  private static Found signedOut(AccountEmail account) {
    KlingAccount some = reading(account, 5_000, BEFORE).account();
    return new Found(
        new KlingAccount(
            account, some.balance(), Optional.of(BEFORE), some.maxJobs(), Optional.empty()),
        BEFORE);
  }

  private CompletableFuture<Reply> ask(String typed) {
    return dispatcher.ask("kling-plan", new Question(ANNA, HERE, typed));
  }

  private Reply plan(String typed) {
    return ask(typed).join();
  }

  private Reply press(ChatMessage message, String label) {
    Button button =
        message.buttons().stream().filter(each -> each.label().equals(label)).findFirst().get();
    return pressed(dispatcher.buttons().code(button));
  }

  private Reply pressed(String code) {
    return dispatcher.press(ANNA, HERE, new PressedMessage("m1", Optional.of(NOW)), code).join();
  }

  private static ChatMessage message(Reply reply) {
    return reply.said().orElseThrow();
  }

  private static String words(Reply reply) {
    return Transcript.of(message(reply));
  }
}
