package bot.klingbalance.outbox;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.digest.SomeDigests.digest;
import static bot.klingbalance.digest.SomeDigests.memory;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountNames;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.chat.ChatAdapter;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.check.ChannelCheck;
import bot.klingbalance.command.CommandDispatcher;
import bot.klingbalance.command.SampleCommands;
import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.discord.DiscordAdapter;
import bot.klingbalance.discord.DiscordSettings;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.finding.ChannelReadings;
import bot.klingbalance.finding.WatchedReading;
import bot.klingbalance.outbox.Delivery.Stage;
import bot.klingbalance.outbox.HostilePlatform.OnDiscord;
import bot.klingbalance.outbox.HostilePlatform.OnSlack;
import bot.klingbalance.outbox.Outbox.Claim;
import bot.klingbalance.outbox.edit.Edit;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.slack.SlackAdapter;
import bot.klingbalance.slack.SlackSettings;
import bot.klingbalance.slack.standin.FakeSlack;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.MovableClock;
import bot.klingbalance.useapi.UseApiAccounts;
import bot.klingbalance.useapi.UseApiAddress;
import bot.klingbalance.useapi.UseApiLimits;
import bot.klingbalance.watch.AllWatches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A outboxDispatcher with the real adapters and a file of SQLite, before platforms that do not
 * behave.
 */
class HostilePlatformsTest {
  private static final Instant NINE = checkOf(MONDAY);

  private static final DeliveryPolicy PATIENT =
      new DeliveryPolicy(Duration.ofDays(1), Duration.ofSeconds(25), Duration.ofMinutes(1), 4);

  /** Gives up an answer that never comes after a moment. */
  private static final DeliveryPolicy IMPATIENT =
      new DeliveryPolicy(Duration.ofDays(1), Duration.ofMillis(500), Duration.ofMinutes(1), 4);

  private static final ChannelReadings SOMETHING_TO_TELL =
      ChannelReadings.of(
          List.of(
              WatchedReading.of(
                  new AccountLookup.Failed(
                      account("render-a"), Failure.of(Failure.Reason.NOT_CONFIGURED)))));

  private static final DigestWording WORDING =
      new DigestWording(
          AccountNames.masked(List.of()), Map.of(), List.of(), ZoneId.of("Europe/Berlin"));

  private final MovableClock clock = new MovableClock(NINE);
  private final OkHttpClient http = new OkHttpClient();
  private final DiscordStandIn discord = DiscordStandIn.open(clock);
  @TempDir private Path folder;
  private FakeSlack slack;
  private Database database;
  private UseApiAccounts accounts;
  private Map<Platform, ChatAdapter> chats;

  @BeforeEach
  void open() throws Exception {
    slack = new FakeSlack(clock);
    database = Databases.opened(Databases.fileWithTablesIn(folder));
    accounts =
        new UseApiAccounts(
            http, UseApiAddress.PUBLIC, Secret.of("never-used"), clock, UseApiLimits.DEFAULT);
    CommandDispatcher dispatcher = dispatcher(accounts, clock);
    chats =
        Map.of(
            Platform.SLACK,
            new SlackAdapter(
                new SlackSettings(
                    Secret.of("xoxb-1"),
                    Optional.of(Secret.of("xapp-1")),
                    Optional.empty(),
                    0,
                    "127.0.0.1",
                    slack.apiUrl()),
                dispatcher,
                http,
                clock),
            Platform.DISCORD,
            new DiscordAdapter(
                new DiscordSettings(Secret.of(DiscordStandIn.TOKEN), List.of(), discord.apiUrl()),
                dispatcher,
                http,
                clock));
  }

  @AfterEach
  void close() {
    chats.values().forEach(ChatAdapter::close);
    slack.close();
    discord.close();
    accounts.close();
    database.close();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  @ParameterizedTest
  @EnumSource(names = {"SLACK", "DISCORD"})
  void aPlatformThatAsksForThirtySecondsIsLeftAloneForThatLong(Platform where) throws Exception {
    HostilePlatform platform = platform(where);
    platform.asksForPatience(30);
    plan(platform);
    round(PATIENT);
    clock.move(Duration.ofSeconds(29));
    round(PATIENT);
    assertThat(platform.posts()).isEqualTo(1);
    assertThat(platform.messages()).isZero();

    clock.move(Duration.ofSeconds(1));
    round(PATIENT);
    assertPostedOnce(platform);
    assertThat(platform.posts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"SLACK", "DISCORD"})
  void aMessageThatThePlatformStumbledOverIsPostedAgain(Platform where) throws Exception {
    HostilePlatform platform = platform(where);
    platform.isInTrouble();
    plan(platform);
    round(PATIENT);
    assertThat(platform.messages()).isZero();

    aMinutePasses();
    assertPostedOnce(platform);
    assertThat(platform.posts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"SLACK", "DISCORD"})
  void aMessageThatWasStoredInSpiteOfTroubleIsNotDoubled(Platform where) throws Exception {
    HostilePlatform platform = platform(where);
    platform.storesButIsInTrouble();
    plan(platform);
    round(PATIENT);
    assertThat(platform.messages()).isEqualTo(1);
    assertThat(stage(platform)).isInstanceOf(Stage.Waiting.class);

    aMinutePasses();
    assertPostedOnce(platform);
  }

  @ParameterizedTest
  @EnumSource(names = {"SLACK", "DISCORD"})
  void aMessageThatWasStoredWithoutAnAnswerIsNotDoubled(Platform where) throws Exception {
    HostilePlatform platform = platform(where);
    CompletableFuture<Void> stored = platform.storesButIsSilent();
    plan(platform);
    round(IMPATIENT);
    stored.get(60, TimeUnit.SECONDS);
    assertThat(stage(platform)).isInstanceOf(Stage.Waiting.class);

    aMinutePasses();
    assertPostedOnce(platform);
  }

  @ParameterizedTest
  @CsvSource({
    "SLACK, 401", "SLACK, 403", "SLACK, 404", "SLACK, 408",
    "DISCORD, 401", "DISCORD, 403", "DISCORD, 404", "DISCORD, 408"
  })
  void whatAnswersInThePlatformsPlaceSetsNothingAside(Platform where, int status) throws Exception {
    HostilePlatform platform = platform(where);
    platform.isKeptFromAnswering(status);
    plan(platform);
    round(PATIENT);
    assertThat(stage(platform)).isInstanceOf(Stage.Waiting.class);

    aMinutePasses();
    assertPostedOnce(platform);
  }

  @ParameterizedTest
  @EnumSource(names = {"SLACK", "DISCORD"})
  void oneOddRefusalOfTheTokenSetsNothingAside(Platform where) throws Exception {
    HostilePlatform platform = platform(where);
    platform.refusesTheTokenOnce();
    plan(platform);
    round(PATIENT);
    assertThat(stage(platform)).isInstanceOf(Stage.Waiting.class);

    clock.move(Duration.ofSeconds(2));
    round(PATIENT);
    assertPostedOnce(platform);
    assertThat(platform.posts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(names = {"SLACK", "DISCORD"})
  void aTokenThatIsRefusedAgainAndAgainIsBelievedToBeWrong(Platform where) throws Exception {
    HostilePlatform platform = platform(where);
    for (int i = 0; i < 4; i++) {
      platform.refusesTheTokenOnce();
    }
    plan(platform);
    aMinutePasses();
    assertThat(platform.posts()).isEqualTo(4);
    assertThat(stage(platform))
        .isInstanceOfSatisfying(
            Stage.SetAside.class, aside -> assertThat(aside.reason()).contains("_TOKEN"));
  }

  @ParameterizedTest
  @EnumSource(names = {"SLACK", "DISCORD"})
  void aLookWaitsAsLongAsThePlatformAsksBeforeAnythingIsPostedAgain(Platform where)
      throws Exception {
    HostilePlatform platform = platform(where);
    platform.storesButIsInTrouble();
    plan(platform);
    round(PATIENT);
    for (int look = 0; look < 5; look++) {
      platform.asksWhoLooksForPatience(60);
      clock.move(Duration.ofSeconds(61));
      round(PATIENT);
      assertThat(platform.messages()).isEqualTo(1);
    }
    assertThat(database.outbox().inDoubt())
        .allSatisfy(
            doubt -> assertThat(doubt.why()).endsWith("slow down with conversations.history"))
        .hasSize(where == Platform.SLACK ? 1 : 0);

    clock.move(Duration.ofMinutes(5));
    round(PATIENT);
    assertPostedOnce(platform);
    assertThat(database.outbox().inDoubt()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SLACK", "DISCORD"})
  void whereTheBotCannotLookItSendsAgainOnlyBeforeTheDayEnds(Platform where) throws Exception {
    HostilePlatform platform = platform(where);
    platform.hidesItsHistory();
    platform.isInTrouble();
    plan(platform);
    round(PATIENT);
    for (int hour = 0; hour < 10; hour++) {
      clock.move(Duration.ofHours(1));
      round(PATIENT);
    }
    assertThat(platform.posts()).isEqualTo(1);
    assertThat(database.outbox().inDoubt())
        .as("told by list, doctor and the health report")
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.since()).isEqualTo(NINE))
        .satisfies(doubt -> assertThat(doubt.why()).containsAnyOf("channels:history", "History"));

    clock.moveTo(digest(platform.channel(), MONDAY).dayEnds().minus(Duration.ofMinutes(5)));
    round(PATIENT);
    assertPostedOnce(platform);
    assertThat(database.outbox().inDoubt()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SLACK", "DISCORD"})
  void aBotThatDiedBeforeTheAnswerAndIsBackAfterHalfAnHourPostsNothingTwice(Platform where)
      throws Exception {
    HostilePlatform platform = platform(where);
    plan(platform);
    Claim ofTheDead = new Claim("a bot that dies", NINE, PATIENT.lease(), 1);
    assertThat(database.outbox().claim(ofTheDead)).hasSize(1);
    Digest digest = digest(platform.channel(), MONDAY);
    requireNonNull(chats.get(where))
        .port()
        .post(platform.channel(), DigestMessage.of(digest, WORDING), digest.id())
        .get(60, TimeUnit.SECONDS);

    clock.move(Duration.ofMinutes(31));
    round(PATIENT);
    assertPostedOnce(platform);
  }

  @ParameterizedTest
  @EnumSource(names = {"SLACK", "DISCORD"})
  void yesterdaysDatabasePutBackAtElevenPostsNothingTwice(Platform where) throws Exception {
    HostilePlatform platform = platform(where);
    plan(platform);
    round(PATIENT);
    assertPostedOnce(platform);
    clock.move(Duration.ofHours(2));

    putBack(Databases.fileIn(Files.createDirectory(folder.resolve("yesterday"))));
    check(platform);
    assertThat(stage(platform)).isInstanceOf(Stage.Waiting.class);
    round(PATIENT);
    assertPostedOnce(platform);
    assertThat(platform.posts()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"SLACK", "DISCORD"})
  void aDayThatIsMadeUpForIsPostedAtOnceWhereTheBotCannotLook(Platform where) throws Exception {
    HostilePlatform platform = platform(where);
    platform.hidesItsHistory();
    clock.move(Duration.ofHours(2));
    check(platform);
    round(PATIENT);
    assertPostedOnce(platform);
    assertThat(edits()).as("it says what was just posted").isEmpty();
  }

  private List<Edit> edits() {
    Instant later = clock.instant().plus(Duration.ofHours(1));
    return database.edits().claimEdits(new Claim("an editor", later, PATIENT.lease(), 9));
  }

  @ParameterizedTest
  @EnumSource(names = {"SLACK", "DISCORD"})
  void aChannelThatIsGoneIsSetAsideWithWhatToDo(Platform where) throws Exception {
    HostilePlatform platform = platform(where);
    platform.knowsNoChannel();
    plan(platform);
    round(PATIENT);
    assertThat(stage(platform))
        .isInstanceOfSatisfying(
            Stage.SetAside.class,
            aside ->
                assertThat(aside.reason()).containsPattern("Check the channel's id|its id is"));

    aMinutePasses();
    assertThat(platform.posts()).isEqualTo(1);
    assertThat(platform.messages()).isZero();
    assertThat(database.outbox().setAside(platform.channel(), 9)).hasSize(1);
  }

  private HostilePlatform platform(Platform where) {
    return where == Platform.SLACK ? new OnSlack(slack) : new OnDiscord(discord);
  }

  private void putBack(DatabaseAddress backup) {
    database.close();
    database = Databases.opened(backup);
  }

  /** The channel's daily check, at whatever time it is. */
  private void check(HostilePlatform platform) {
    database.watches().add(ofAll(platform.channel()), NINE_IN_BERLIN);
    ChannelCheck check =
        new ChannelCheck(
            new ChannelCheck.Kept(
                new AllWatches(database.watches(), List.of()),
                database.channelStates(),
                database.outbox()),
            (watches, since) -> completedFuture(SOMETHING_TO_TELL),
            clock,
            WarningListener.NONE);
    check.wake(platform.channel());
  }

  private void plan(HostilePlatform platform) {
    Digest digest = digest(platform.channel(), MONDAY);
    database.outbox().plan(memory(platform.channel(), MONDAY), Optional.of(digest));
  }

  private void aMinutePasses() throws Exception {
    for (int i = 0; i < 6; i++) {
      clock.move(Duration.ofSeconds(10));
      round(PATIENT);
    }
  }

  private void round(DeliveryPolicy rounds) throws Exception {
    try (OutboxDispatcher outboxDispatcher =
        new OutboxDispatcher(
            database.outbox(),
            new DeliveryAttempt(
                where -> Optional.ofNullable(chats.get(where)).map(ChatAdapter::port),
                digest -> CompletableFuture.completedFuture(DigestMessage.of(digest, WORDING)),
                clock,
                rounds),
            WarningListener.NONE,
            clock,
            rounds)) {
      outboxDispatcher.round().get(60, TimeUnit.SECONDS);
    }
  }

  private void assertPostedOnce(HostilePlatform platform) {
    assertThat(platform.messages()).isEqualTo(1);
    assertThat(stage(platform)).isInstanceOf(Stage.Posted.class);
  }

  private Stage stage(HostilePlatform platform) {
    return database.outbox().find(digest(platform.channel(), MONDAY).id()).orElseThrow().stage();
  }

  private static CommandDispatcher dispatcher(Accounts accounts, MovableClock clock) {
    return SampleCommands.dispatcher(
        accounts, new ShownAccounts(List.of("*")), clock, "key-of-the-buttons");
  }
}
