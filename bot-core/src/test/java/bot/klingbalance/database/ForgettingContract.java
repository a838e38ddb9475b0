package bot.klingbalance.database;

import static bot.klingbalance.digest.SomeDigests.MONDAY;
import static bot.klingbalance.digest.SomeDigests.account;
import static bot.klingbalance.digest.SomeDigests.checkOf;
import static bot.klingbalance.digest.SomeDigests.digest;
import static bot.klingbalance.digest.SomeDigests.memory;
import static bot.klingbalance.digest.SomeDigests.snooze;
import static bot.klingbalance.watch.SomeWatches.NINE_IN_BERLIN;
import static bot.klingbalance.watch.SomeWatches.RENDERS;
import static bot.klingbalance.watch.SomeWatches.STUDIO;
import static bot.klingbalance.watch.SomeWatches.THEN;
import static bot.klingbalance.watch.SomeWatches.by;
import static bot.klingbalance.watch.SomeWatches.ofAccounts;
import static bot.klingbalance.watch.SomeWatches.ofAll;
import static bot.klingbalance.watch.SomeWatches.these;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Balance;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.database.Forgotten.Kind;
import bot.klingbalance.digest.ChannelState;
import bot.klingbalance.digest.CheckState;
import bot.klingbalance.digest.Digest;
import bot.klingbalance.digest.DigestKey;
import bot.klingbalance.digest.Taken;
import bot.klingbalance.finding.AccountState;
import bot.klingbalance.history.RecordedReading;
import bot.klingbalance.outbox.Delivery;
import bot.klingbalance.outbox.Revision;
import bot.klingbalance.report.SampleReports;
import bot.klingbalance.usage.DayStatistics;
import bot.klingbalance.usage.JobCounts;
import bot.klingbalance.usage.JobTally;
import bot.klingbalance.watch.Watch;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WeeklyTime;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What has to hold for whatever forgets accounts and channels. */
abstract class ForgettingContract {
  private static final WeeklyTime MONDAYS = new WeeklyTime(DayOfWeek.MONDAY, NINE_IN_BERLIN);
  private static final AccountEmail GONE = account("render-b");
  private static final AccountEmail STAYING = account("render-a");
  private static final Instant NINE = checkOf(MONDAY);
  private static final Clock CLOCK = Clock.fixed(NINE, ZoneOffset.UTC);

  /** The same empty database throughout a test. */
  protected abstract Database database();

  @Test
  void ofWhomNothingIsKeptNothingIsForgotten() {
    assertThat(database().forgetting(CLOCK).account(GONE).isNothing()).isTrue();
    assertThat(database().forgetting(CLOCK).channel(RENDERS).isNothing()).isTrue();
  }

  @Test
  void theReadingsOfAnAccountGoAndThoseOfOthersStay() {
    List<RecordedReading> readings =
        IntStream.range(0, 30)
            .mapToObj(day -> new RecordedReading(NINE.plus(Duration.ofDays(day)), Balance.UNKNOWN))
            .toList();
    database().history().keep(Map.of(GONE, readings, STAYING, readings));

    assertThat(database().forgetting(CLOCK).account(GONE).count(Kind.READINGS)).isEqualTo(30);

    assertThat(database().history().of(GONE, Instant.EPOCH)).isEmpty();
    assertThat(database().history().of(STAYING, Instant.EPOCH)).hasSize(30);
  }

  /** A bot that runs had asked before, or holds an answer that waits to be kept. */
  @Test
  void anAnswerThatWasOnItsWayIsNotKeptAndALaterOneIs() {
    database().history().keep(GONE, readingAt(NINE.minusSeconds(3_600)));

    database().forgetting(CLOCK).account(GONE);
    database()
        .history()
        .keep(
            Map.of(
                GONE, List.of(readingAt(NINE.minusSeconds(5)), readingAt(NINE.plusSeconds(40))),
                STAYING, List.of(readingAt(NINE.plusSeconds(40)))));

    assertThat(database().history().of(GONE, Instant.EPOCH)).isEmpty();
    assertThat(database().history().of(STAYING, Instant.EPOCH)).hasSize(1);
    database().history().keep(GONE, readingAt(NINE.plusSeconds(3_600)));
    assertThat(database().history().of(GONE, Instant.EPOCH))
        .containsExactly(readingAt(NINE.plusSeconds(3_600)));
  }

  @Test
  void whoeverForgetsWhileABotKeepsWins() throws Exception {
    for (int round = 0; round < 25; round++) {
      CyclicBarrier together = new CyclicBarrier(2);
      CompletableFuture<Void> keeping =
          CompletableFuture.runAsync(
              () -> {
                await(together);
                database().history().keep(GONE, readingAt(NINE));
              });
      await(together);
      database().forgetting(CLOCK).account(GONE);
      keeping.get(30, TimeUnit.SECONDS);

      assertThat(database().history().of(GONE, Instant.EPOCH)).isEmpty();
    }
  }

  @Test
  void aDayLaterNothingTellsOfTheForgottenAccount() {
    database().forgetting(CLOCK).account(GONE);
    assertThat(traces()).isEqualTo(1);

    database().history().keep(STAYING, readingAt(NINE.plus(Duration.ofHours(25))));

    assertThat(traces()).isZero();
  }

  private int traces() {
    return database()
        .sql()
        .call(
            handle ->
                handle
                    .createQuery("SELECT COUNT(*) FROM forgotten_accounts")
                    .mapTo(Integer.class)
                    .one());
  }

  private static RecordedReading readingAt(Instant at) {
    return new RecordedReading(at, Balance.UNKNOWN);
  }

  private static void await(CyclicBarrier together) {
    try {
      together.await(30, TimeUnit.SECONDS);
    } catch (Exception broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Test
  void whatAnAccountWasUsedForGoesAndTheDaysOfOthersStay() {
    JobCounts jobs = new JobCounts(Map.of("kling-v3-pro", new JobTally(2, 0, 2)), Map.of());
    for (int day = 0; day < 3; day++) {
      database()
          .statistics()
          .keep(new DayStatistics(MONDAY.plusDays(day), Map.of(GONE, jobs, STAYING, jobs), true));
    }

    assertThat(database().forgetting(CLOCK).account(GONE).count(Kind.USED_DAYS)).isEqualTo(3);

    assertThat(database().statistics().between(MONDAY, MONDAY.plusDays(9)))
        .hasSize(3)
        .allSatisfy(day -> assertThat(day.accounts()).containsOnlyKeys(STAYING));
    assertThat(database().forgetting(CLOCK).account(GONE).isNothing()).isTrue();
  }

  @Test
  void aWatchOfTheAccountAloneGoesAndIsNeverOneOfAll() {
    database().watches().add(ofAccounts(RENDERS, "render-b"), NINE_IN_BERLIN);
    database().watches().add(ofAccounts(STUDIO, "render-b", "render-a"), NINE_IN_BERLIN);
    database().watches().add(ofAll(STUDIO), NINE_IN_BERLIN);

    Forgotten forgotten = database().forgetting(CLOCK).account(GONE);

    assertThat(forgotten.count(Kind.WATCHES)).isEqualTo(1);
    assertThat(forgotten.count(Kind.NARROWED_WATCHES)).isEqualTo(1);
    assertThat(database().watches().of(RENDERS).watches()).isEmpty();
    assertThat(database().watches().of(STUDIO).watches())
        .extracting(Watch::accounts)
        .containsExactly(these("render-a"), new WatchedAccounts.All());
  }

  /** Of so many accounts, documents stand compressed in a file. */
  @Test
  void amongHundredsOfAccountsItIsForgottenToo() {
    Map<AccountEmail, AccountState> left = new HashMap<>();
    IntStream.range(0, 500).forEach(i -> left.put(account("a" + i), AccountState.NONE));
    left.put(GONE, AccountState.NONE);
    Digest told = digest(RENDERS, MONDAY);
    Digest ofMany =
        new Digest(
            told.key(),
            told.readAt(),
            told.dayEnds(),
            left.keySet(),
            told.lines(),
            told.recoveries(),
            told.hidden(),
            told.snoozed());
    database().outbox().plan(new CheckState(RENDERS, MONDAY, NINE, left), Optional.of(ofMany));
    assertThat(database().outbox().find(told.id())).map(Delivery::digest).contains(ofMany);
    assertThat(database().channelStates().of(RENDERS).memory().orElseThrow().accounts())
        .isEqualTo(left);

    database().forgetting(CLOCK).account(GONE);

    left.remove(GONE);
    assertThat(database().outbox().find(told.id()).orElseThrow().digest().accounts())
        .isEqualTo(left.keySet());
    assertThat(database().channelStates().of(RENDERS).memory().orElseThrow().accounts())
        .isEqualTo(left);
  }

  @Test
  void noWarningSnoozeOrCheckSpeaksOfTheAccountAnyMore() {
    plan(RENDERS);
    Digest urgent = turned(GONE);
    database().outbox().interject(urgent);
    database().channelStates().snooze(List.of(snooze(RENDERS, "render-b")));

    assertThat(database().forgetting(CLOCK).account(GONE))
        .isEqualTo(
            new Forgotten(
                Map.of(
                    Kind.WARNINGS,
                    1,
                    Kind.SHORTENED_WARNINGS,
                    1,
                    Kind.SNOOZES,
                    1,
                    Kind.CHECKS,
                    1)));

    assertThat(database().outbox().find(urgent.id())).isEmpty();
    Digest left =
        database().outbox().find(digest(RENDERS, MONDAY).id()).map(Delivery::digest).orElseThrow();
    assertThat(JsonDocuments.written(left)).contains(STAYING.value()).doesNotContain(GONE.value());
    ChannelState state = database().channelStates().of(RENDERS);
    assertThat(state.snoozes()).isEmpty();
    assertThat(state.memory().orElseThrow().accounts()).containsOnlyKeys(STAYING);
    assertThat(state.checked()).contains(MONDAY);
    assertThat(database().forgetting(CLOCK).account(GONE).isNothing()).isTrue();
  }

  /** Anna pressed it in one channel, and it was mirrored in the other. */
  @Test
  void whoTookTheAccountIsForgottenInEveryChannelAndInEveryMessage() {
    AccountEmail other = account("render-c");
    Set<AccountEmail> both = Set.of(GONE, other);
    for (Channel channel : List.of(RENDERS, STUDIO)) {
      plan(channel);
      List<Taken> taken = Taken.of(digest(channel, MONDAY), both, by("Anna", NINE));
      database().channelStates().take(taken);
      database()
          .outbox()
          .revise(
              digest(channel, MONDAY).id(),
              Revision.byPress(
                  digest -> digest.snoozed(List.of(snooze(channel, "render-b"))).taken(taken),
                  NINE));
    }

    Forgotten forgotten = database().forgetting(CLOCK).account(GONE);

    assertThat(forgotten.count(Kind.TAKES)).isEqualTo(2);
    assertThat(forgotten.count(Kind.SHORTENED_WARNINGS)).isEqualTo(2);
    for (Channel channel : List.of(RENDERS, STUDIO)) {
      assertThat(database().channelStates().of(channel).taken())
          .map(Taken::account)
          .containsExactly(other);
      assertThat(JsonDocuments.written(left(channel)))
          .contains("Anna", other.value())
          .doesNotContain(GONE.value());
    }
    assertThat(database().forgetting(CLOCK).account(GONE).isNothing()).isTrue();

    assertThat(database().forgetting(CLOCK).channel(STUDIO).count(Kind.TAKES)).isEqualTo(1);
    assertThat(database().channelStates().of(STUDIO).taken()).isEmpty();
    assertThat(database().channelStates().of(RENDERS).taken()).hasSize(1);
  }

  private Digest left(Channel channel) {
    return database()
        .outbox()
        .find(digest(channel, MONDAY).id())
        .map(Delivery::digest)
        .orElseThrow();
  }

  @Test
  void noWeeklyReportSpeaksOfTheAccountAnyMore() {
    Digest report =
        Digest.weekly(RENDERS, MONDAY, SampleReports.MONDAY_AT_NINE, SampleReports.busy());
    database().outbox().interject(report);

    assertThat(database().forgetting(CLOCK).account(GONE).count(Kind.SHORTENED_WARNINGS)).isOne();

    Digest left = database().outbox().find(report.id()).map(Delivery::digest).orElseThrow();
    assertThat(JsonDocuments.written(left)).contains(STAYING.value()).doesNotContain(GONE.value());
  }

  @Test
  void ofAChannelEverythingGoesAndOtherChannelsStay() {
    for (Channel channel : List.of(RENDERS, STUDIO)) {
      database().watches().add(ofAccounts(channel, "render-a", "render-b"), NINE_IN_BERLIN);
      database().watches().add(ofAll(channel), NINE_IN_BERLIN);
      database().channelStates().snooze(List.of(snooze(channel, "render-b")));
      plan(channel);
      schedule(channel);
      database().reports().put(channel, MONDAYS, by("Anna", THEN));
    }

    assertThat(database().forgetting(CLOCK).channel(RENDERS))
        .isEqualTo(
            new Forgotten(
                Map.of(
                    Kind.WATCHES,
                    3,
                    Kind.WARNINGS,
                    1,
                    Kind.SNOOZES,
                    1,
                    Kind.CHECKS,
                    1,
                    Kind.SCHEDULED_CHECKS,
                    1)));

    assertThat(database().watches().channels()).containsExactly(STUDIO);
    assertThat(database().reports().of(RENDERS)).isEmpty();
    assertThat(database().reports().of(STUDIO)).isPresent();
    assertThat(database().watches().of(RENDERS).daily()).isEmpty();
    assertThat(database().channelStates().of(RENDERS)).isEqualTo(ChannelState.NEW);
    assertThat(database().outbox().find(digest(RENDERS, MONDAY).id())).isEmpty();
    assertThat(database().outbox().find(digest(STUDIO, MONDAY).id())).isPresent();
    assertThat(database().channelStates().of(STUDIO).snoozes()).hasSize(1);
    assertThat(database().forgetting(CLOCK).channel(STUDIO).count(Kind.SCHEDULED_CHECKS))
        .isEqualTo(1);
  }

  private void plan(Channel channel) {
    database().outbox().plan(memory(channel, MONDAY), Optional.of(digest(channel, MONDAY)));
  }

  /** As the scheduler does it, whose table this is. */
  private void schedule(Channel channel) {
    database()
        .sql()
        .call(
            handle ->
                handle.execute(
                    """
                    INSERT INTO scheduled_tasks
                      (task_name, task_instance, execution_time, picked, version)
                    VALUES ('daily-check', ?, CURRENT_TIMESTAMP, FALSE, 1)
                    """,
                    channel.toString()));
  }

  private static Digest turned(AccountEmail account) {
    Digest daily = digest(RENDERS, MONDAY);
    return new Digest(
        new DigestKey(RENDERS, MONDAY, Optional.of(account.value())),
        daily.readAt(),
        daily.dayEnds(),
        daily.accounts(),
        daily.lines(),
        List.of(),
        List.of(),
        Optional.empty());
  }
}
