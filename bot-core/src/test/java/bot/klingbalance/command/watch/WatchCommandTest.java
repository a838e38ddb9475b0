package bot.klingbalance.command.watch;

import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.email;
import static bot.klingbalance.message.SampleAccounts.failed;
import static bot.klingbalance.message.SampleAccounts.plan;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static bot.klingbalance.watch.SomeWatches.daily;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.Failure.Reason;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.Requester;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.account.reading.FakeLastKnown;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPorts;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PlatformUser;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.chat.PostAccess.Denied;
import bot.klingbalance.chat.PostAccess.Granted;
import bot.klingbalance.chat.PostAccess.Limited;
import bot.klingbalance.chat.PostAccess.Unknown;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.AskForm;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.check.CheckPreview;
import bot.klingbalance.check.WatchedAccountsReader;
import bot.klingbalance.command.BotCommands;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.Managers;
import bot.klingbalance.command.PressedMessage;
import bot.klingbalance.command.Question;
import bot.klingbalance.command.SampleCommands;
import bot.klingbalance.command.delivery.TellingPort;
import bot.klingbalance.command.typed.AccountGuess;
import bot.klingbalance.digest.CheckDecision;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.Snooze;
import bot.klingbalance.doctor.Doctor;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.history.SomeReadings;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.SampleAccounts;
import bot.klingbalance.message.Tone;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.Obstacle;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.outbox.Redelivery;
import bot.klingbalance.outbox.Settlement;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.CheckScheduler;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.FakeWatches;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchRegistry;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedChannel;
import bot.klingbalance.watch.Weekdays;
import bot.klingbalance.watch.WeeklyReports;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /kling-watch} and the buttons under a warning, as they go through the dispatcher. */
class WatchCommandTest {
  private static final Instant NOW = SampleAccounts.NOW;
  private static final Asker ANNA =
      new Asker(Platform.SLACK, "U1", false, false, "Anna", Optional.empty());
  private static final Asker BEN =
      new Asker(Platform.DISCORD, "7", false, false, "Ben", Optional.empty());
  private static final Asker MOD =
      new Asker(Platform.DISCORD, "8", false, true, "Mod", Optional.empty());
  private static final Asker GUEST = new Asker(Platform.SLACK, "U9", true);

  private final FakeAccounts accounts = new FakeAccounts();
  private final FakeLastKnown lastKnown = new FakeLastKnown();
  private final FakeWatches watches = new FakeWatches();
  private final FakeOutbox store = new FakeOutbox();
  private final FakeHistory history = new FakeHistory();
  private final ChatPorts ports = new ChatPorts();
  private final Redelivery.Attempts attempts = new Redelivery.Attempts();
  private Settlement comesOfIt = new Settlement.Posted(new PostedMessage(RENDERS, "m-again"), NOW);
  private final Map<Channel, Optional<DailyTime>> calendar = new HashMap<>();
  private ShownAccounts shown = new ShownAccounts(List.of("*@example.com"));
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private List<WatchedChannel> settings = List.of();
  private Set<PlatformUser> managers = Set.of();
  private Executor threads = Runnable::run;
  private CheckScheduler scheduler = calendar::put;

  @Test
  void addingSaysWhatIsWatchedAndWhenTheNextCheckIs() {
    assertThat(ask(ANNA, "add all below 500 at 09:00 in Europe/Berlin"))
        .isEqualTo(
            """
            Kling watch
            This channel is warned of all accounts, below 500 credits. It is watch 1. \
            Next check 2026-11-25T08:00:00Z, 2026-11-25T08:00:00Z; daily at 09:00 in Europe/Berlin.
            """);
    assertThat(calendar).containsEntry(RENDERS, Optional.of(NINE_IN_BERLIN));
    assertThat(watches.of(RENDERS).watches().get(0).limits())
        .isEqualTo(new WarnLimits(Credits.of(500), 0, 3, 3, 2));
  }

  @Test
  void theLastAddMovesTheWholeChannelAndWhatWasNotTypedStays() {
    ask(ANNA, "add all at 17:30 in Asia/Kolkata");

    assertThat(ask(ANNA, "add studio@example.com at 9:00"))
        .contains("warned of studio@example.com, below 10 %. It is watch 2.")
        .contains("daily at 09:00 in Asia/Kolkata");
    assertThat(calendar).containsEntry(RENDERS, Optional.of(daily("09:00", "Asia/Kolkata")));
    ask(ANNA, "add other@example.com");
    assertThat(calendar).containsEntry(RENDERS, Optional.of(daily("09:00", "Asia/Kolkata")));
  }

  @Test
  void whereNobodySaidWhereTheFirstCheckIsAtNineWhereTheAskerIs() {
    Asker asha =
        new Asker(
            Platform.SLACK, "U7", false, false, "Asha", Optional.of(ZoneId.of("Asia/Kolkata")));

    assertThat(ask(asha, "add all")).contains("daily at 09:00 in Asia/Kolkata");
    assertThat(ask(MOD, new Channel(Platform.DISCORD, "77"), "add all at 10:00"))
        .contains("daily at 10:00 in Europe/Berlin");
  }

  @Test
  void aChannelHasAtMostFiftyWatches() {
    for (int i = 0; i < 50; i++) {
      assertThat(ask(ANNA, "add a%d@example.com".formatted(i))).contains("It is watch");
    }

    assertThat(ask(ANNA, "add one-more@example.com"))
        .contains("A channel has at most 50 watches, and this one has them.")
        .contains("/kling-watch remove 1");
    assertThat(watches.of(RENDERS).watches()).hasSize(50);
    assertThat(ask(ANNA, "add a7@example.com below 300")).contains("Watch 8 is changed");
    assertThat(ask(MOD, new Channel(Platform.DISCORD, "77"), "add all")).contains("It is watch 1");
    ask(ANNA, "remove 1");
    assertThat(ask(ANNA, "add one-more@example.com")).contains("It is watch 51");
  }

  @Test
  void askingForTheSameAccountsAgainChangesTheWatch() {
    ask(ANNA, "add all below 500");

    assertThat(ask(ANNA, "add all below 300"))
        .contains("Watch 1 is changed: this channel is warned of all accounts, below 300 credits.");
    assertThat(watches.of(RENDERS).watches()).hasSize(1);
  }

  @Test
  void anAccountThatNobodyHasIsToldAndTheWatchIsKept() {
    accounts.answering(answered("studio", balance(plan(560, 660, 13))));

    assertThat(ask(ANNA, "add studoi@example.com"))
        .contains("This channel is warned of studoi@example.com")
        .contains(
            "useapi.net has no account studoi@example.com at present."
                + " Did you mean studio@example.com?");
    assertThat(watches.of(RENDERS).watches()).hasSize(1);
    assertThat(ask(ANNA, "add studio@example.com")).doesNotContain("useapi.net has no account");
  }

  @Test
  void everyAccountThatNobodyHasIsTold() {
    accounts.answering(answered("studio", balance(plan(560, 660, 13))));

    assertThat(ask(ANNA, "add nobody@example.com studio@example.com studoi@example.com"))
        .contains(
            "useapi.net has no account nobody@example.com at present."
                + " useapi.net has no account studoi@example.com at present."
                + " Did you mean studio@example.com?");
    assertThat(
            ask(
                ANNA,
                "add a1@example.com a2@example.com a3@example.com a4@example.com a5@example.com"
                    + " a6@example.com a7@example.com"))
        .contains(
            "useapi.net has no account a5@example.com at present. Nor has it 2 more of these"
                + " accounts.")
        .doesNotContain("no account a6@example.com");
  }

  @Test
  void aWatchIsAnsweredWithoutAGuessWhereTheListOfAccountsDoesNotComeInTime() {
    accounts.answering(answered("studio", balance(plan(560, 660, 13))));
    accounts.holdBackList();
    List<Runnable> afterTheWait = new ArrayList<>();
    WatchCommand command =
        new WatchCommand(context(), new AccountGuess(accounts, shown, afterTheWait::add), clock);

    CompletableFuture<Reply> answer =
        SampleCommands.dispatcher(command, accounts, shown, clock, "user:1-secret")
            .ask("kling-watch", new Question(ANNA, RENDERS, "add studoi@example.com"));

    assertThat(answer).isNotDone();
    afterTheWait.forEach(Runnable::run);
    assertThat(answer).isDone();
    assertThat(words(answer.join()))
        .contains("This channel is warned of studoi@example.com")
        .doesNotContain("useapi.net has no account", "Did you mean");
  }

  @Test
  void anUnknownAddressThatIsLikeAnAccountIsAnsweredWithIt() {
    accounts.answering(answered("studio", balance(plan(560, 660, 13))));
    accounts.with("stage@hidden.example", 1);

    assertThat(words(askFor("kling-balance", ANNA, RENDERS, "studoi@example.com")))
        .contains("Did you mean studio@example.com?");
    assertThat(words(askFor("kling-balance", ANNA, RENDERS, "studi\u043e@example.com")))
        .contains(
            "Did you mean studio@example.com? You typed “\u043e” (U+043E, cyrillic small letter o)")
        .contains("in place of “o” (U+006F, latin small letter o).");
    assertThat(words(askFor("kling-balance", ANNA, RENDERS, "stage@example.com")))
        .doesNotContain("Did you mean", "hidden");
    assertThat(words(askFor("kling-balance", ANNA, RENDERS, "nobody@example.com")))
        .doesNotContain("Did you mean");
  }

  @Test
  void movingAWatchToAnotherTimeKeepsItsThreshold() {
    ask(ANNA, "add all below 500 at 09:00");

    assertThat(ask(ANNA, "add all at 11:00"))
        .contains("Watch 1 is changed: this channel is warned of all accounts, below 500 credits.")
        .contains("daily at 11:00");
    assertThat(watches.of(RENDERS).watches().get(0).limits())
        .isEqualTo(new WarnLimits(Credits.of(500), 0, 3, 3, 2));
  }

  @Test
  void quietDaysAreSaidInEveryAnswerAndStayUntilOthersAreAskedFor() {
    assertThat(ask(ANNA, "add all on mon-fri"))
        .contains("This channel is warned of all accounts, below 10 %, on Mon–Fri. It is watch 1.");
    assertThat(ask(ANNA, "add all below 500")).contains("below 500 credits, on Mon–Fri");
    assertThat(ask(ANNA, "list"))
        .contains("1 · all accounts, below 500 credits, on Mon–Fri · made");
    assertThat(ask(ANNA, "add all on every day"))
        .contains("warned of all accounts, below 500")
        .doesNotContain(", on");
    ask(ANNA, "add all on sat,sun");
    assertThat(ask(ANNA, "pause 1"))
        .contains("Watch 1 (all accounts, below 500 credits, on Sat, Sun) is paused.");
    assertThat(ask(ANNA, "remove 1")).contains("on Sat, Sun) is removed.");
  }

  @Test
  void aPreviewOnAQuietDaySaysThatTheDayIsLeftOut() {
    accounts.answering(answered("studio", balance(plan(60, 660, 13))));
    assertThat(NOW.atZone(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.TUESDAY);

    ask(ANNA, "add all below 100 on mon, wed-sun");
    assertThat(ask(ANNA, "check"))
        .contains(
            "Nothing would be posted today: no watched account is critical (1 checked), and this"
                + " channel's watches leave today out.");
    ask(ANNA, "add all below 400");
    assertThat(ask(ANNA, "check")).contains("1 Kling account needs action today");
  }

  @Test
  void aWeeklyReportIsAskedForShownPausedAndRemovedByANumberOfItsOwn() {
    ask(ANNA, "add all below 500 at 09:00 in Europe/Berlin");

    assertThat(ask(ANNA, "report weekly on friday at 16:00"))
        .isEqualTo(
            """
            Kling watch
            This channel gets a weekly report, also when all is well: what was spent, what is left \
            and what comes. It is number 2. The next one comes 2026-11-27T15:00:00Z; on Fridays at \
            16:00 in Europe/Berlin.
            """);
    assertThat(ask(ANNA, "list"))
        .contains("2 · weekly report, on Fridays at 16:00 in Europe/Berlin · made by Anna");
    assertThat(ask(ANNA, "add studio@example.com")).contains("It is watch 3.");
    assertThat(ask(ANNA, "pause 2")).contains("Number 2 (weekly report) is paused.");
    assertThat(ask(ANNA, "list")).contains("in Europe/Berlin · paused · made by Anna");
    assertThat(ask(ANNA, "resume 2")).contains("Number 2 (weekly report) goes on. The next one");
    assertThat(ask(ANNA, "remove 2")).contains("Number 2 (weekly report) is removed.");
    assertThat(ask(ANNA, "list")).doesNotContain("weekly report");
    assertThat(ask(ANNA, "remove 2")).contains("This channel has no watch 2.");
  }

  @Test
  void whatIsNotTypedOfAReportStaysAsItWasAndAtFirstIsAsTheChannelHasIt() {
    ask(ANNA, "add all at 07:30 in Asia/Kolkata");

    assertThat(ask(ANNA, "report")).contains("on Mondays at 07:30 in Asia/Kolkata");
    ask(ANNA, "report weekly on fri at 16:00 in Berlin");
    assertThat(ask(ANNA, "report weekly at 17:00"))
        .contains("It is number 2.", "on Fridays at 17:00 in Europe/Berlin");
    assertThat(ask(ANNA, "add all")).contains("daily at 07:30 in Asia/Kolkata");
    assertThat(ask(MOD, new Channel(Platform.DISCORD, "77"), "report weekly"))
        .contains("It is number 1.", "on Mondays at 09:00 in Europe/Berlin");
  }

  @Test
  void aReportIsChangedByThoseWhoMayChangeWatches() {
    assertThat(ask(BEN, "report weekly")).contains("Watches are changed by members who may manage");
    assertThat(watches.reports().all()).isEmpty();
  }

  @Test
  void aReportOfTheSettingsIsShownAndCannotBeChangedHere() {
    WatchedChannel set = inSettings();
    settings =
        List.of(
            new WatchedChannel(
                RENDERS,
                set.accounts(),
                set.daily(),
                set.warn().on(Weekdays.parse("tue-fri").orElseThrow()),
                set.mentions(),
                true,
                Optional.empty(),
                true));

    assertThat(ask(ANNA, "list"))
        .contains("settings · weekly report, on Tuesdays at 09:00 in Europe/Berlin · read-only");
    assertThat(ask(ANNA, "report weekly on monday"))
        .contains("This channel's weekly report stands in the bot's settings.");
    assertThat(watches.reports().all()).isEmpty();
  }

  @Test
  void aFixedOffsetIsMeantAsPeopleMeanItAndShownAsWhatItIs() {
    assertThat(ask(ANNA, "add all at 09:00 in GMT+2"))
        .contains("Next check 2026-11-25T07:00:00Z")
        .contains(
            "daily at 09:00 in UTC+2, all year: with a city, such as in Berlin, it follows the"
                + " clock there.");
  }

  @Test
  void watchHereUnderABalanceOpensTheFormWithItsAccountInIt() {
    String one = words(askFor("kling-watch", ANNA, RENDERS, "list"));
    assertThat(one).contains("This channel watches nothing");
    accounts.answering(answered("studio", balance(plan(560, 660, 13))));
    ChatMessage balance =
        ((ToAsker) askFor("kling-balance", ANNA, RENDERS, "studio@example.com")).message();

    assertThat(accountsIn(pressed(ANNA, balance, "Watch here"))).isEqualTo("studio@example.com");
    assertThat(words(pressed(ANNA, balance, "Watch here")))
        .as("where the form does not open")
        .contains("Type /kling-watch add studio@example.com to be warned here");
    assertThat(watches.of(RENDERS).watches()).isEmpty();
    assertThat(words(pressed(BEN, balance, "Watch here")))
        .contains("Watches are changed by members who may manage this channel.");
    ChatMessage overview = ((ToAsker) askFor("kling-balance", ANNA, RENDERS, "")).message();
    assertThat(accountsIn(pressed(ANNA, overview, "Watch here"))).isEqualTo("all");
  }

  @Test
  void watchHereOfAnAccountThatIsNotShownAnyMoreOpensNoForm() {
    accounts.answering(answered("studio", balance(plan(560, 660, 13))));
    ChatMessage balance =
        ((ToAsker) askFor("kling-balance", ANNA, RENDERS, "studio@example.com")).message();
    shown = new ShownAccounts(List.of("*@elsewhere.org"));

    assertThat(words(pressed(ANNA, balance, "Watch here"))).doesNotContain("Type /kling-watch add");
  }

  @Test
  void inAChatWithoutFormsWatchHereIsDoneAtOnce() {
    accounts.answering(answered("studio", balance(plan(560, 660, 13))));
    Asker here = new Asker(Platform.TERMINAL, "you", false, true, "you", Optional.empty());
    ChatMessage balance =
        ((ToAsker) askFor("kling-balance", here, RENDERS, "studio@example.com")).message();

    assertThat(words(pressed(here, balance, "Watch here")))
        .contains("This channel is warned of studio@example.com, below 10 %. It is watch 1.");
    assertThat(calendar).containsKey(RENDERS);
  }

  private static String accountsIn(Reply reply) {
    return ((AskForm) reply).form().fields().get(0).filled();
  }

  @Test
  void aChannelOfTheSettingsIsGovernedByThem() {
    settings = List.of(inSettings());

    assertThat(ask(ANNA, "add studio@example.com at 17:00"))
        .contains("The settings decide this channel's time of day; it stays as it is.")
        .contains("daily at 09:00 in Europe/Berlin");
    assertThat(ask(ANNA, "list"))
        .startsWith(
            """
            Kling watch · this channel
            settings · all accounts, below 10 % · read-only here
            1 · studio@example.com, below 10 % · made by Anna on 2026-11-24T09:42:00Z
            """);
    assertThat(ask(ANNA, "remove 0")).contains("stands in the bot's settings");
    assertThat(calendar).containsEntry(RENDERS, Optional.of(NINE_IN_BERLIN));
  }

  @Test
  void pausingTheOnlyWatchStopsTheChecksAndResumingStartsThem() {
    ask(ANNA, "add all");

    assertThat(ask(ANNA, "pause 1"))
        .contains(
            "Watch 1 (all accounts, below 10 %) is paused. Every watch of this channel is paused");
    assertThat(calendar).containsEntry(RENDERS, Optional.empty());
    assertThat(ask(ANNA, "check")).contains("This channel watches nothing at present.");
    assertThat(ask(ANNA, "resume 1")).contains("goes on. Next check");
    assertThat(calendar).containsEntry(RENDERS, Optional.of(NINE_IN_BERLIN));
    assertThat(ask(ANNA, "remove 1")).contains("is removed. This channel watches nothing");
    assertThat(calendar).containsEntry(RENDERS, Optional.empty());
  }

  @Test
  void aNumberThatIsNoneSaysHowToFindOne() {
    assertThat(ask(ANNA, "pause 7"))
        .contains("This channel has no watch 7. /kling-watch list shows the numbers.");
    assertThat(ask(ANNA, "remove 0")).contains("no watch 0");
  }

  @Test
  void onDiscordWatchesAreChangedByThoseWhoManageTheChannel() {
    assertThat(ask(BEN, STUDIO, "add all")).contains("by members who may manage this channel");
    assertThat(watches.channels()).isEmpty();
    assertThat(ask(BEN, STUDIO, "list")).contains("This channel watches nothing");
    assertThat(ask(MOD, STUDIO, "add all")).contains("It is watch 1.");
  }

  @Test
  void whereTheSettingsNameManagersOnlyTheyChangeWatches() {
    managers = Set.of(BEN.user());

    assertThat(ask(ANNA, "add all")).contains("only by those whom the bot's settings name");
    assertThat(ask(MOD, STUDIO, "add all")).contains("only by those whom the bot's settings name");
    assertThat(ask(BEN, STUDIO, "add all")).contains("It is watch 1.");
  }

  @Test
  void aGuestIsToldNothing() {
    assertThat(ask(GUEST, "list")).contains("Guests cannot");
  }

  @Test
  void anAccountThatMayNotBeShownIsNotWatched() {
    assertThat(ask(ANNA, "add real@elsewhere.org")).contains("accounts.show");
    assertThat(watches.channels()).isEmpty();
  }

  @Test
  void checkShowsTheAskerWhatWouldBePostedAndPostsNothing() {
    accounts.answering(answered("studio", balance(plan(42, 660, 13))));
    ask(ANNA, "add all below 500");

    assertThat(ask(ANNA, "check"))
        .contains("🔴 1 Kling account needs action today · Tuesday 24 November")
        .contains("st•••o@example.com\n42 of 660 credits left (6 %)")
        .contains("only you see this, nothing was posted");
    assertThat(accounts.freshnessAskedFor()).containsExactly(Freshness.LIVE);
    assertThat(store.of(RENDERS).memory()).isEmpty();

    accounts.answering(answered("studio", balance(plan(650, 660, 13))));
    assertThat(ask(ANNA, "check")).contains("no watched account needs anybody (1 checked)");
  }

  @Test
  void checkSaysWhatCouldNotBeReadAndNotThatNobodyIsNeeded() {
    lastKnown.knows(email("studio"), 600, NOW.minusSeconds(90));
    accounts.answering(failed("studio", Reason.UPSTREAM_TROUBLE));
    ask(ANNA, "add studio@example.com below 500");

    assertThat(ask(ANNA, "check"))
        .contains("Nothing would be posted now, but 1 of 1 account could not be read")
        .doesNotContain("no watched account needs anybody");
  }

  @Test
  void checkNamesWhatIsSnoozed() {
    accounts.answering(answered("studio", balance(plan(300, 660, 13))));
    ask(ANNA, "add all below 500");
    press(post(), "Snooze 3 days");

    assertThat(ask(ANNA, "check"))
        .contains("Nothing would be posted now: what needs somebody is snoozed (1 checked).")
        .contains("Snoozed: st•••o@example.com until 2026-11-27T09:42:00Z");
  }

  @Test
  void whoChecksAgainWithinAMinuteReadsTheSameAndWhenItIsReadAnew() {
    accounts.answering(answered("studio", balance(plan(42, 660, 13))));
    ask(ANNA, "add all below 500");
    CommandDispatcher one = dispatcher();
    Question check = new Question(ANNA, RENDERS, "check");
    String first = words(one.ask("kling-watch", check).join());

    assertThat(words(one.ask("kling-watch", check).join()))
        .contains("st•••o@example.com\n42 of 660 credits left (6 %)")
        .contains(
            "This channel was checked a moment ago; its accounts are read anew in 60 seconds.");
    assertThat(first).doesNotContain("a moment ago");
    assertThat(accounts.asked()).hasSize(1);
  }

  @Test
  void aPersonsQuestionsAreAskedOnTheirBehalf() {
    accounts.answering(answered("studio", balance(plan(42, 660, 13))));
    ask(ANNA, "add studio@example.com below 500");
    ask(ANNA, "check");
    press(post(), "Refresh");

    assertThat(accounts.requesters())
        .startsWith(ANNA.user().requester(), ANNA.user().requester())
        .endsWith(ANNA.user().requester())
        .contains(Requester.BACKGROUND);
  }

  @Test
  void checkOfAnUnreadableListSaysSo() {
    accounts.failingToList(Failure.of(Reason.TOKEN_REFUSED));
    ask(ANNA, "add all");

    assertThat(ask(ANNA, "check")).contains("useapi.net refuses the bot's API token");
  }

  @Test
  void listTellsOfATimeZoneThatTheBotsJavaDoesNotKnowAndAddKeepsIt() {
    DailyTime nine =
        new DailyTime(LocalTime.of(9, 0), ZoneOffset.ofHours(-3), Optional.of("America/Nowhere"));
    watches.add(ofAll(RENDERS), nine);

    assertThat(ask(ANNA, "list"))
        .contains(
            "daily at 09:00 in America/Nowhere, a time zone that the bot's Java does not know",
            "UTC-3 is its last known offset");
    ask(ANNA, "add all at 10:00");
    assertThat(watches.of(RENDERS).daily().orElseThrow().unknownZone()).contains("America/Nowhere");
    ask(ANNA, "add all in Europe/Berlin");
    assertThat(watches.of(RENDERS).daily().orElseThrow().unknownZone()).isEmpty();
  }

  @Test
  void listShowsWhatCouldNotBeDelivered() {
    accounts.answering(failed("studio", Reason.SIGN_IN_LOST));
    ask(ANNA, "add all");
    Digest digest = post();
    store.claim(new Claim("one", NOW, Duration.ofMinutes(1), 1));
    store.settle(
        digest.id(), "one", new Settlement.SetAside("The bot is not in this channel.", NOW));

    assertThat(ask(ANNA, "list"))
        .contains(
            "Not delivered: the warning of Tuesday 24 November. The bot is not in this channel.");
  }

  @Test
  void aChannelThatCannotBePostedInIsToldAtOnceAndTheWatchIsKept() {
    tells(new Denied("The bot is not in the channel. Type /invite @Kling Balance there."));

    assertThat(ask(ANNA, "add all"))
        .contains("This channel is warned of all accounts, below 10 %. It is watch 1.")
        .endsWith(
            "The bot cannot post here yet. The bot is not in the channel. Type /invite @Kling"
                + " Balance there. The watch is kept.\n");
    assertThat(watches.of(RENDERS).watches()).hasSize(1);
  }

  @Test
  void whereTheBotMayPostOrItCannotBeToldNothingIsSaidOfIt() {
    String silent = ask(ANNA, "add all");
    for (PostAccess access :
        List.of(
            new Granted("The bot is in the channel."),
            new Limited("The bot may post there, but without pictures."),
            new Unknown("It cannot be looked at.", true))) {
      tells(access);
      watches.remove(RENDERS, 1);
      assertThat(ask(ANNA, "add all")).isEqualTo(silent);
    }
    ports.connect(
        Platform.SLACK, new TellingPort(failedFuture(new IllegalStateException("a defect"))));
    watches.remove(RENDERS, 1);
    assertThat(ask(ANNA, "add all")).isEqualTo(silent);
  }

  @Test
  void whoMayNotChangeWatchesIsToldNothingOfTheChannel() {
    tells(new Denied("The bot is not in the channel."));

    assertThat(ask(BEN, "add all")).doesNotContain("cannot post");
    assertThat(ask(BEN, "resend"))
        .contains("Watches are changed by members who may manage this channel.");
  }

  @Test
  void resendSendsWhatCouldNotBeDeliveredToday() {
    assertThat(ask(ANNA, "resend")).contains("Nothing was left undelivered today.");
    Digest digest = refused();
    tells(new Denied("The bot is not in the channel. Invite it."));
    assertThat(ask(ANNA, "resend"))
        .contains(
            "Nothing is sent again: the bot still cannot post here. The bot is not in the channel."
                + " Invite it.");

    tells(new Granted("The bot is in the channel."));
    assertThat(ask(ANNA, "resend")).contains("Sent again: the warning of Tuesday 24 November.");

    assertThat(store.find(digest.id()).orElseThrow().stage())
        .isInstanceOf(Delivery.Stage.Posted.class);
    assertThat(ask(ANNA, "resend")).contains("Nothing was left undelivered today.");
    assertThat(ask(ANNA, "list")).doesNotContain("Not delivered");
  }

  @Test
  void whereItCannotBeToldWhetherTheBotMayPostResendTries() {
    Digest digest = refused();

    assertThat(ask(ANNA, "resend")).contains("Sent again: the warning of Tuesday 24 November.");
    assertThat(store.find(digest.id()).orElseThrow().stage())
        .isInstanceOf(Delivery.Stage.Posted.class);
  }

  @Test
  void resendSaysWhatCameOfIt() {
    refused();
    comesOfIt = new Settlement.SetAside("The channel is archived. Name another one.", NOW);
    assertThat(ask(ANNA, "resend"))
        .contains(
            "Not delivered: the warning of Tuesday 24 November. The channel is archived. Name"
                + " another one.");

    comesOfIt = new Settlement.Retry(NOW.plusSeconds(2), false);
    assertThat(ask(ANNA, "resend"))
        .contains("Still being sent: the warning of Tuesday 24 November.")
        .contains("/kling-watch list");
  }

  @Test
  void listSaysWhichWarningIsInDoubtSinceWhenAndWhatWillHappen() {
    accounts.answering(failed("studio", Reason.SIGN_IN_LOST));
    ask(ANNA, "add all");
    settle(
        post(),
        new Settlement.Retry(
            NOW.plusSeconds(60),
            true,
            Obstacle.of(Duration.ofSeconds(60), true, "Slack says to slow down"),
            Optional.of(new Settlement.Doubt(NOW, "Slack says to slow down"))));

    assertThat(ask(ANNA, "list"))
        .contains("Nobody knows whether the warning of Tuesday 24 November arrived, since ")
        .contains(": Slack says to slow down. It is looked for again, and sent again at ")
        .contains(" if that still fails.");
  }

  private void dispatch() {
    for (Delivery due : store.claim(new Claim("one", NOW, Duration.ofMinutes(1), 1))) {
      assertThat(store.settle(due.id(), "one", comesOfIt)).isTrue();
      attempts.settled(due, comesOfIt);
    }
  }

  @Test
  void whatMayHaveArrivedIsNotSentAgainAndThatIsSaid() {
    accounts.answering(failed("studio", Reason.SIGN_IN_LOST));
    ask(ANNA, "add all");
    settle(post(), new Settlement.SetAside("The bot is not in this channel.", NOW, true));

    assertThat(ask(ANNA, "resend"))
        .contains(
            "Nothing is sent again. A warning that may have arrived all the same is not: look"
                + " whether it stands above.");
  }

  @Test
  void listShowsTheWholeReasonOfARefusal() {
    String remedy =
        "The bot lacks a permission in the Discord channel 800000000000000005: Send Messages in"
            + " Threads. Give it to the bot's role in the settings of the channel.";
    accounts.answering(failed("studio", Reason.SIGN_IN_LOST));
    ask(ANNA, "add all");
    settle(post(), new Settlement.SetAside(remedy, NOW));

    assertThat(ask(ANNA, "list")).contains(remedy);
  }

  private Digest refused() {
    accounts.answering(failed("studio", Reason.SIGN_IN_LOST));
    ask(ANNA, "add all");
    return settle(post(), new Settlement.SetAside("The bot is not in this channel.", NOW));
  }

  private Digest settle(Digest digest, Settlement settlement) {
    store.claim(new Claim("one", NOW, Duration.ofMinutes(1), 1));
    assertThat(store.settle(digest.id(), "one", settlement)).isTrue();
    return digest;
  }

  private void tells(PostAccess access) {
    ports.connect(Platform.SLACK, new TellingPort(completedFuture(access)));
  }

  @Test
  void snoozeIsKeptAndSaidUnderTheMessage() {
    accounts.answering(answered("studio", balance(plan(100, 660, 13))));
    ask(ANNA, "add all below 400");
    Digest digest = post();

    String message = words(press(digest, "Snooze 1 day"));

    assertThat(message)
        .contains("💤 Snoozed until Wed 25 Nov by Anna")
        .contains("st•••o@example.com");
    assertThat(store.of(RENDERS).snoozes()).map(Snooze::account).containsExactly(email("studio"));
    assertThat(store.find(digest.id()).orElseThrow().digest().snoozed()).isPresent();
  }

  @Test
  void refreshReadsAnewStrikesWhatIsOverAndKeepsTheSnooze() {
    accounts.answering(answered("studio", balance(plan(100, 660, 13))));
    ask(ANNA, "add all below 400");
    Digest digest = post();
    press(digest, "Snooze 3 days");
    accounts.answering(answered("studio", balance(plan(650, 660, 13))));

    String message = words(press(digest, "Refresh"));

    assertThat(message)
        .contains("🟢 1 Kling account is back to normal")
        .contains("✓ Warning · st•••o@")
        .contains("Snoozed by Anna");
    assertThat(accounts.freshnessAskedFor()).endsWith(Freshness.LIVE);
    assertThat(store.find(digest.id()).orElseThrow().digest().lines().get(0).over()).isTrue();
  }

  @Test
  void aWarningKeepsItsPictureWhenItIsSnoozedRefreshedOrOnlyLookedAt() {
    accounts.answering(answered("studio", balance(plan(100, 660, 13))));
    for (int hours = 0; hours < 100; hours++) {
      history.keep(
          email("studio"), SomeReadings.reading(NOW.minus(Duration.ofHours(hours)), 100 + hours));
    }
    ask(ANNA, "add all below 400");
    Digest digest = post();
    String picture = "st•••o@example.com · credits left";

    assertThat(ask(ANNA, "check")).contains(picture, "nothing was posted");
    assertThat(words(press(digest, "Snooze 3 days"))).contains(picture);
    assertThat(words(press(digest, "Refresh"))).contains(picture);

    history.goAway();
    assertThat(words(press(digest, "Refresh")))
        .contains("100 of 660 credits left")
        .doesNotContain(picture);
  }

  @Test
  void theButtonsOfAWarningActInItsChannelOnly() {
    accounts.answering(answered("studio", balance(plan(42, 660, 13))));
    ask(ANNA, "add all below 500");
    Digest digest = post();

    for (String verb : List.of("reread:", "snooze-1d:")) {
      Reply reply =
          dispatcher()
              .press(ANNA, STUDIO, PressedMessage.of("m9"), verb + digest.id().value())
              .join();
      assertThat(words(reply))
          .contains("This warning belongs to another channel. Its buttons work only there");
    }
    assertThat(store.of(RENDERS).snoozes()).isEmpty();
  }

  @Test
  void whereTheSettingsNameManagersOnlyTheySnooze() {
    accounts.answering(answered("studio", balance(plan(42, 660, 13))));
    ask(ANNA, "add all below 500");
    Digest digest = post();
    managers = Set.of(BEN.user());

    assertThat(words(press(digest, "Snooze 1 day")))
        .contains("Only those whom the settings name in managers can snooze a warning here.");
    assertThat(store.of(RENDERS).snoozes()).isEmpty();

    managers = Set.of(ANNA.user());
    press(digest, "Snooze 1 day");
    assertThat(store.of(RENDERS).snoozes()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"snooze-1d", "take", "reread"})
  void aButtonOfAWarningThatTheDatabaseDoesNotKnowSaysSo(String verb) {
    Reply reply =
        dispatcher()
            .press(ANNA, RENDERS, PressedMessage.of("m1"), verb + ":AAAAAAAAAAAAAAAAAAAAAAAA")
            .join();

    assertThat(words(reply))
        .contains(
            "This warning is no longer known to the bot: its database is a new or an older one."
                + " Nothing was changed. The next daily check tells what needs doing.");
    assertThat(store.of(RENDERS).snoozes()).isEmpty();
  }

  @Test
  void aStoreThatCannotBeUsedIsASentenceAndNoDefect() {
    threads =
        task -> {
          throw new RejectedExecutionException();
        };
    assertThat(ask(ANNA, "list")).contains("cannot use its store at this moment");
    assertThat(
            words(dispatcher().press(ANNA, RENDERS, PressedMessage.of("m1"), "reread:AAAA").join()))
        .contains("cannot use its store");

    threads = Runnable::run;
    scheduler =
        (channel, schedule) -> {
          throw new StoreUnavailable("The disk is full.", new IllegalStateException());
        };
    assertThat(ask(ANNA, "add all")).contains("cannot use its store at this moment");
  }

  @Test
  void helpAndMistakesAreAnsweredWithoutTheStore() {
    threads =
        task -> {
          throw new RejectedExecutionException();
        };

    assertThat(ask(ANNA, "")).startsWith("Kling watch · help\n/kling-watch add all below 500");
    assertThat(ask(ANNA, "add all in Berln"))
        .contains("“Berln” is none. For example: /kling-watch add all in Europe/Berlin");
  }

  private Digest post() {
    ChannelWatches known = book().of(RENDERS);
    CheckDecision decision =
        new CheckPreview(reader(), clock)
            .decide(new CheckPreview.Known(known, store.of(RENDERS)), Requester.BACKGROUND)
            .join()
            .decision();
    assertThat(store.plan(decision.memory(), decision.digest())).isTrue();
    return decision.digest().orElseThrow();
  }

  private Reply press(Digest digest, String label) {
    return pressed(
        ANNA,
        DigestMessage.of(digest, rules().wording(book().of(RENDERS), Map.of(), Optional.empty())),
        label);
  }

  private Reply pressed(Asker asker, ChatMessage message, String label) {
    String code =
        message.buttons().stream()
            .filter(button -> button.words().equals(label))
            .map(dispatcher().buttons()::code)
            .findFirst()
            .orElseThrow();
    assertThat(code).hasSizeLessThanOrEqualTo(40);
    return dispatcher().press(asker, RENDERS, PressedMessage.of("m1"), code).join();
  }

  private String ask(Asker asker, String typed) {
    return ask(asker, RENDERS, typed);
  }

  private String ask(Asker asker, Channel channel, String typed) {
    return words(askFor("kling-watch", asker, channel, typed));
  }

  private CommandDispatcher dispatcher() {
    return SampleCommands.dispatcher(
        BotCommands.of(SampleCommands.context(accounts, shown, Optional.of(context()), clock)),
        accounts,
        shown,
        "user:1-secret");
  }

  private WatchContext context() {
    WarningStore warnings = new WarningStore(store, store, history, threads);
    return new WatchContext(
        book(),
        new WeeklyReports(watches.reports(), () -> settings),
        warnings,
        new Redelivery(store, ports, clock, this::dispatch, attempts),
        reader(),
        this::rules,
        () -> new Doctor(List.of()));
  }

  private Reply askFor(String command, Asker asker, Channel channel, String typed) {
    return dispatcher().ask(command, new Question(asker, channel, typed)).join();
  }

  private WatchRegistry book() {
    return new WatchRegistry(
        watches,
        new AllWatches(watches, settings),
        scheduler,
        () -> AccountNames.masked(List.of()));
  }

  private WatchedAccountsReader reader() {
    return new WatchedAccountsReader(accounts, shown, RunwaySource.NONE, lastKnown, clock);
  }

  private WatchPolicy rules() {
    return new WatchPolicy(
        new Managers(managers), shown, NINE_IN_BERLIN, AccountNames.masked(List.of()), List.of());
  }

  private static WatchedChannel inSettings() {
    return new WatchedChannel(
        RENDERS,
        new WatchedAccounts.All(),
        NINE_IN_BERLIN,
        WarnLimits.STANDARD,
        Map.of(Tone.CRITICAL, "@here"),
        true);
  }

  private static String words(Reply reply) {
    return Transcript.of(reply.said().orElseThrow());
  }
}
