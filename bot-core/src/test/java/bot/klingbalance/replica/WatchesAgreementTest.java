package bot.klingbalance.replica;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.database.DatabaseInspector;
import bot.klingbalance.database.replica.StoredReplicas;
import bot.klingbalance.doctor.StoreInspector.Look;
import bot.klingbalance.lease.BotSettings;
import bot.klingbalance.store.StoreThread;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.LogLines;
import bot.klingbalance.testing.TestPostgres;
import bot.klingbalance.watch.DailyTime;
import bot.klingbalance.watch.WarnLimits;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bots on one PostgreSQL, with settings of their own. */
class WatchesAgreementTest {
  private final DatabaseAddress address = TestPostgres.databaseWithTables();
  private final List<Database> databases = new ArrayList<>();
  private LogLines log;
  private Bot older;
  private Bot newer;

  @BeforeEach
  void open() {
    log = LogLines.of("bot.klingbalance.replica");
    older = new Bot(watching("a@example.com", "b@example.com"));
    newer = new Bot(watching("b@example.com", "a@example.com"));
  }

  @AfterEach
  void close() {
    databases.forEach(Database::close);
    log.close();
  }

  @Test
  void aBotWaitsUntilItKnowsOfTheOthers() {
    assertThat(older.mayCheck).isFalse();
    older.looks();
    assertThat(older.mayCheck).isTrue();
  }

  @Test
  void botsWithTheSameWatchesAllMakeChecks() {
    older.looks();
    newer.looks();
    older.looks();

    assertThat(older.mayCheck).isTrue();
    assertThat(newer.mayCheck).isTrue();
    assertThat(log.messages()).isEmpty();
  }

  @Test
  void theOlderWaitsUntilItHasTheNewestWatchesToo() {
    older.looks();
    newer.watches = watching("c@example.com");
    newer.looks();
    older.looks();

    assertThat(older.mayCheck).isFalse();
    assertThat(newer.mayCheck).isTrue();
    assertThat(log.messages())
        .anySatisfy(
            line -> assertThat(line).contains("this one waits. Bots with its watches: 1 of 2."))
        .anySatisfy(line -> assertThat(line).contains("are the newest", "Bots with them: 1 of 2;"));

    older.watches = newer.watches;
    older.looks();
    newer.looks();
    assertThat(older.mayCheck).isTrue();
    assertThat(newer.mayCheck).isTrue();
    assertThat(log.messages())
        .anySatisfy(line -> assertThat(line).contains("have the same watches"));
  }

  @Test
  void anOlderThatStartsAgainBesideAnotherOlderOneIsNoNewer() {
    older.looks();
    newer.watches = watching("c@example.com");
    newer.looks();
    Bot again = new Bot(older.watches);
    again.looks();
    newer.looks();

    assertThat(again.mayCheck).isFalse();
    assertThat(newer.mayCheck).isTrue();
  }

  @Test
  void whoHasTheNewestAndWhoWaitsIsReadFromTheDatabase() {
    older.looks();
    newer.watches = watching("c@example.com");
    newer.looks();

    Look look = new DatabaseInspector(address).look(Instant.EPOCH);

    assertThat(((Look.Kept) look).bots().settings())
        .extracting(BotSettings::areNewest)
        .containsExactly(true, false);
  }

  @Test
  void theOlderGoesOnWhenTheNewerIsGone() {
    older.looks();
    newer.watches = watching("c@example.com");
    newer.looks();
    older.looks();
    newer.agreement.close();

    older.looks();

    assertThat(older.mayCheck).isTrue();
  }

  private static List<WatchedChannel> watching(String... emails) {
    Set<AccountEmail> accounts =
        Set.copyOf(List.of(emails).stream().map(AccountEmail::new).toList());
    return List.of(
        new WatchedChannel(
            new Channel(Platform.SLACK, "C1"),
            new WatchedAccounts.These(accounts),
            new DailyTime(LocalTime.of(9, 0), ZoneOffset.UTC),
            WarnLimits.STANDARD,
            Map.of(),
            true));
  }

  /** One bot's part, which looks when the test says so. */
  private final class Bot implements StoreThread {
    List<WatchedChannel> watches;
    boolean mayCheck = true;
    final WatchesAgreement agreement;
    private Runnable next = () -> {};

    Bot(List<WatchedChannel> watches) {
      this.watches = watches;
      Database database = Databases.opened(Database.open(address));
      databases.add(database);
      agreement =
          new WatchesAgreement(
              new StoredReplicas(database).replicas().settings(),
              () -> this.watches,
              may -> mayCheck = may,
              this);
      agreement.start();
    }

    void looks() {
      next.run();
    }

    @Override
    public void now(Runnable work) {
      next = work;
    }

    @Override
    public void after(Duration wait, Runnable work) {
      next = work;
    }

    @Override
    public void close(Runnable last) {
      last.run();
    }
  }
}
