package bot.klingbalance.command.warning;

import static bot.klingbalance.message.SampleAccounts.NOW;
import static bot.klingbalance.message.SampleAccounts.answered;
import static bot.klingbalance.message.SampleAccounts.balance;
import static bot.klingbalance.message.SampleAccounts.plan;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.account.SeenAccounts;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.account.reading.FakeLastKnown;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPorts;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PlatformUser;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.check.WatchedAccountsReader;
import bot.klingbalance.command.BotCommands;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.Managers;
import bot.klingbalance.command.PressedMessage;
import bot.klingbalance.command.SampleCommands;
import bot.klingbalance.command.watch.WatchContext;
import bot.klingbalance.command.watch.WatchPolicy;
import bot.klingbalance.digest.CheckDecision;
import bot.klingbalance.digest.DailyCheck;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestButtons;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.doctor.Doctor;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.RunwaySource;
import bot.klingbalance.history.FakeHistory;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.outbox.DeliveryAttempt;
import bot.klingbalance.outbox.DeliveryPolicy;
import bot.klingbalance.outbox.FakeChat;
import bot.klingbalance.outbox.FakeOutbox;
import bot.klingbalance.outbox.OutboxDispatcher;
import bot.klingbalance.outbox.Redelivery;
import bot.klingbalance.outbox.WarningListener;
import bot.klingbalance.outbox.WarningStore;
import bot.klingbalance.outbox.edit.EditAttempt;
import bot.klingbalance.outbox.edit.EditDispatcher;
import bot.klingbalance.testing.LogLines;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.watch.AllWatches;
import bot.klingbalance.watch.FakeWatches;
import bot.klingbalance.watch.WatchRegistry;
import bot.klingbalance.watch.WeeklyReports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel of Slack and one of Discord watch the same accounts, and somebody takes them. */
class TakeButtonTest {
  private static final Asker ANNA =
      new Asker(Platform.SLACK, "U1", false, false, "Anna", Optional.empty());
  private static final Asker BEN =
      new Asker(Platform.DISCORD, "7", false, false, "Ben", Optional.empty());
  private static final String BOTH = "l•••@example.com, st•••o@example.com";
  private static final DeliveryPolicy QUICK =
      new DeliveryPolicy(Duration.ofDays(1), Duration.ofSeconds(5), Duration.ofMinutes(1), 4);

  private final FakeAccounts accounts = new FakeAccounts();
  private final FakeLastKnown lastKnown = new FakeLastKnown();
  private final FakeWatches watches = new FakeWatches();
  private final FakeOutbox store = new FakeOutbox();
  private final MovableClock clock = new MovableClock(NOW);
  private final ShownAccounts shown = new ShownAccounts(List.of("*@example.com"));
  private final Map<Platform, FakeChat> chats =
      Map.of(Platform.SLACK, FakeChat.likeSlack(), Platform.DISCORD, FakeChat.likeDiscord());
  private final SeenAccounts seen = new SeenAccounts(accounts);
  private Set<PlatformUser> managers = Set.of();
  private final OutboxDispatcher posts =
      new OutboxDispatcher(
          store,
          new DeliveryAttempt(
              platform -> Optional.ofNullable(chats.get(platform)),
              digest -> completedFuture(rendered(digest)),
              clock,
              QUICK),
          WarningListener.NONE,
          clock,
          QUICK);
  private final EditDispatcher edits =
      new EditDispatcher(
          store,
          new EditAttempt(
              platform -> Optional.ofNullable(chats.get(platform)),
              digest -> completedFuture(rendered(digest)),
              clock,
              QUICK),
          clock,
          QUICK);

  @BeforeEach
  void bothChannelsAreWarned() throws Exception {
    accounts.answering(answered("studio", balance(plan(42, 660, 13))));
    accounts.answering(answered("low", balance(plan(300, 660, 13))));
    for (Channel channel : List.of(RENDERS, STUDIO)) {
      watches.add(ofAll(channel), NINE_IN_BERLIN);
      check(channel);
    }
    posts.round().get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() {
    posts.close();
    edits.close();
  }

  @Test
  void whoTakesAWarningIsNamedInItAndInEveryOtherChannelsOfToday() throws Exception {
    Reply reply = press(ANNA, RENDERS, digest(RENDERS));

    String said = "🙋 Anna has been on it since 2026-11-24T09:42:00Z, 2026-11-24T09:42:00Z: ";
    assertThat(reply).isInstanceOf(Reply.InPlace.class);
    assertThat(words(reply)).contains(said);
    edits.round().get(10, TimeUnit.SECONDS);
    assertThat(shown(STUDIO)).contains(said);

    clock.move(Duration.ofSeconds(10));
    edits.round().get(10, TimeUnit.SECONDS);
    assertThat(shown(RENDERS)).as("whether or not the reply arrived").isEqualTo(words(reply));
    assertThat(store.of(STUDIO).taken()).map(Taken::account).hasSize(2);
  }

  @Test
  void whoSnoozesWhatIsCriticalReadsThatItGoesOnBeingToldAndWhatHelps() throws Exception {
    String snooze = DigestButtons.snooze(SnoozePeriod.ONE_DAY);

    Reply some = press(ANNA, RENDERS, snooze, digest(RENDERS));

    assertThat(some).isInstanceOf(Reply.ToAsker.class);
    assertThat(words(some))
        .contains(
            "Snoozed, but 1 of the 2 accounts is critical, and what is critical goes on being"
                + " told.")
        .contains("I'm on it")
        .contains("nobody is mentioned then until it is over or worse");
    edits.round().get(10, TimeUnit.SECONDS);
    assertThat(shown(RENDERS)).contains("Snoozed by Anna");

    accounts.answering(answered("low", balance(plan(650, 660, 13))));
    refresh(STUDIO);
    assertThat(words(press(BEN, STUDIO, snooze, digest(STUDIO))))
        .contains("This account is critical, and what is critical goes on being told.");
  }

  @Test
  void whoSnoozesWhatIsNotCriticalSeesItInTheMessage() {
    accounts.answering(answered("studio", balance(plan(300, 660, 13))));
    refresh(RENDERS);

    Reply reply = press(ANNA, RENDERS, DigestButtons.snooze(SnoozePeriod.ONE_DAY), digest(RENDERS));

    assertThat(reply).isInstanceOf(Reply.InPlace.class);
    assertThat(words(reply)).contains("💤 Snoozed until Wed 25 Nov by Anna · 2 of 2 accounts");
  }

  private void refresh(Channel channel) {
    press(ANNA, channel, DigestButtons.REFRESH, digest(channel));
  }

  /** useapi.net has trouble: what stands there is of the last readings, and says so. */
  @Test
  void aRefreshThatShowsLastKnownReadingsSaysOfWhenTheyAre() {
    Instant polled = NOW.minus(Duration.ofHours(2));
    for (String each : List.of("studio", "low")) {
      AccountEmail email = new AccountEmail(each + "@example.com");
      accounts.answering(new Failed(email, Failure.of(Failure.Reason.UPSTREAM_TROUBLE)));
      lastKnown.knows(email, 42, each.equals("low") ? polled : NOW);
    }

    clock.move(Duration.ofMinutes(5));
    refresh(RENDERS);

    assertThat(digest(RENDERS).readAt()).isEqualTo(polled);
  }

  @Test
  void untilItIsOverOrWorseTheNextDaysMentionNobody() throws Exception {
    press(BEN, STUDIO, digest(STUDIO));

    clock.move(Duration.ofDays(1));
    assertThat(check(RENDERS).untaken()).isEmpty();
    assertThat(check(STUDIO).untaken()).isEmpty();

    clock.move(Duration.ofDays(1));
    accounts.answering(answered("low", balance(plan(30, 660, 13))));
    assertThat(check(RENDERS).untaken())
        .singleElement()
        .satisfies(worse -> assertThat(worse.account().orElseThrow().value()).startsWith("low@"));
  }

  @Test
  void whoTakesItNextIsNamedInTheFirstOnesPlace() {
    press(ANNA, RENDERS, digest(RENDERS));
    press(BEN, STUDIO, digest(STUDIO));

    assertThat(digest(RENDERS).taken()).map(each -> each.by().name()).containsOnly("Ben");
  }

  @Test
  void theLogSaysWhoTookAndWhoSnoozedWhatInWhichMessage() {
    try (LogLines log = LogLines.of(PressLog.class)) {
      press(ANNA, RENDERS, digest(RENDERS));
      String snooze = DigestButtons.snooze(SnoozePeriod.ONE_DAY);
      press(BEN, STUDIO, snooze, digest(STUDIO));

      assertThat(log.fields())
          .containsExactly(
              pressed(STUDIO, "taken", ANNA),
              pressed(RENDERS, "taken", ANNA),
              pressed(STUDIO, "snoozed", BEN));
      assertThat(log.messages().get(2))
          .isEqualTo(
              "Of the daily message in %s, %s was snoozed by discord:7.".formatted(STUDIO, BOTH));
    }
  }

  /** Whoever searches the log for what a message says finds it. */
  @Test
  void theLogTellsAlikeAccountsApartAsTheMessageDoes() throws Exception {
    accounts.answering(answered("stereo", balance(plan(42, 660, 13))));
    clock.move(Duration.ofDays(1));
    check(RENDERS);
    posts.round().get(10, TimeUnit.SECONDS);

    try (LogLines log = LogLines.of(PressLog.class)) {
      press(ANNA, RENDERS, digest(RENDERS));

      String alike = "st•••eo@example.com, st•••io@example.com";
      assertThat(log.fields())
          .singleElement()
          .satisfies(line -> assertThat(line.get("accounts")).asString().contains(alike));
      assertThat(shown(RENDERS)).contains("st•••eo@example.com").contains("st•••io@example.com");
    }
  }

  @Test
  void theLogSpeaksOfNoMessageThatIsNotPostedAsIfItWere() throws Exception {
    assertThat(loggedWhileDiscordIs(FakeChat.Mood.BUSY_FOR_30_SECONDS))
        .containsExactly(
            "Of the daily message that waits to be posted in %s, %s was taken by slack:U1."
                .formatted(STUDIO, BOTH),
            "Of the daily message in %s, %s was taken by slack:U1.".formatted(RENDERS, BOTH));
    assertThat(loggedWhileDiscordIs(FakeChat.Mood.REFUSES))
        .contains(
            "Of the daily message that is set aside for %s, %s was taken by slack:U1."
                .formatted(STUDIO, BOTH));
  }

  /** Somebody takes the next day's message in Slack. */
  private List<String> loggedWhileDiscordIs(FakeChat.Mood mood) throws Exception {
    clock.move(Duration.ofDays(1));
    requireNonNull(chats.get(Platform.DISCORD)).willBe(mood);
    check(RENDERS);
    check(STUDIO);
    posts.round().get(10, TimeUnit.SECONDS);

    try (LogLines log = LogLines.of(PressLog.class)) {
      press(ANNA, RENDERS, digest(RENDERS));
      return log.messages();
    }
  }

  private static Map<String, Object> pressed(Channel channel, String outcome, Asker by) {
    return Map.of(
        "event",
        "press",
        "platform",
        channel.platform().key(),
        "channel",
        channel.id(),
        "kind",
        "daily",
        "outcome",
        outcome,
        "accounts",
        List.of(BOTH.split(", ")),
        "account_count",
        2,
        "by",
        by.user().toString());
  }

  @Test
  void aMessageOfYesterdayIsLeftAsItIs() {
    Digest yesterdays = digest(STUDIO);
    clock.move(Duration.ofDays(1));
    check(RENDERS);

    press(ANNA, RENDERS, digest(RENDERS));

    assertThat(store.find(yesterdays.id()).orElseThrow().digest()).isEqualTo(yesterdays);
  }

  @Test
  void whereTheSettingsNameManagersOnlyTheyTakeIt() {
    managers = Set.of(BEN.user());

    assertThat(words(press(ANNA, RENDERS, digest(RENDERS))))
        .contains("Only those whom the settings name in managers can take a warning here.");
    assertThat(store.of(RENDERS).taken()).isEmpty();

    press(BEN, STUDIO, digest(STUDIO));
    assertThat(store.of(RENDERS).taken()).hasSize(2);
  }

  @Test
  void whatIsOverCannotBeTaken() {
    accounts.answering(answered("studio", balance(plan(650, 660, 13))));
    accounts.answering(answered("low", balance(plan(650, 660, 13))));
    Digest old = digest(RENDERS);
    dispatcher().press(ANNA, RENDERS, PressedMessage.of("m1"), "reread:" + old.id().value()).join();

    assertThat(words(press(ANNA, RENDERS, old))).contains("Nothing in this warning needs somebody");
  }

  @Test
  void theButtonActsInItsChannelOnly() {
    assertThat(words(press(ANNA, STUDIO, digest(RENDERS))))
        .contains("This warning belongs to another channel.");
    assertThat(store.of(RENDERS).taken()).isEmpty();
  }

  private Digest check(Channel channel) {
    ChannelReadings readings = reader().read(watches.of(channel), Optional.empty()).join();
    CheckDecision decision =
        DailyCheck.of(watches.of(channel), readings, store.of(channel), clock.instant());
    assertThat(store.plan(decision.memory(), decision.digest())).isTrue();
    store.release(channel, decision.released());
    return decision.digest().orElseThrow();
  }

  private Digest digest(Channel channel) {
    return store.of(channel, NINE_IN_BERLIN.dateOf(clock.instant())).get(0).digest();
  }

  private Reply press(Asker asker, Channel channel, Digest digest) {
    return press(asker, channel, DigestButtons.TAKE, digest);
  }

  private Reply press(Asker asker, Channel channel, String verb, Digest digest) {
    return dispatcher()
        .press(asker, channel, PressedMessage.of("m1"), verb + ":" + digest.id().value())
        .join();
  }

  private String shown(Channel channel) {
    return Transcript.of(
        requireNonNull(chats.get(channel.platform())).shown(digest(channel).id()).orElseThrow());
  }

  private ChatMessage rendered(Digest digest) {
    return DigestMessage.of(
        digest, policy().wording(watches.of(digest.key().channel()), Map.of(), Optional.empty()));
  }

  private CommandDispatcher dispatcher() {
    WatchContext context =
        new WatchContext(
            new WatchRegistry(
                watches,
                new AllWatches(watches, List.of()),
                (channel, at) -> {},
                () -> AccountNames.masked(List.of())),
            new WeeklyReports(watches.reports(), List::of),
            new WarningStore(store, store, new FakeHistory(), Runnable::run),
            new Redelivery(store, new ChatPorts(), clock, () -> {}, new Redelivery.Attempts()),
            reader(),
            this::policy,
            () -> new Doctor(List.of()));
    return SampleCommands.dispatcher(
        BotCommands.of(SampleCommands.context(accounts, shown, Optional.of(context), clock)),
        accounts,
        shown,
        "user:1-secret");
  }

  private WatchPolicy policy() {
    return new WatchPolicy(new Managers(managers), shown, NINE_IN_BERLIN, seen.masks(), List.of());
  }

  private WatchedAccountsReader reader() {
    return new WatchedAccountsReader(seen, shown, RunwaySource.NONE, lastKnown, clock);
  }

  private static String words(Reply reply) {
    return Transcript.of(reply.said().orElseThrow());
  }
}
