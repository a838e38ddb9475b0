package bot.klingbalance.database.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import bot.klingbalance.database.Database;
import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.database.DatabaseInspector;
import bot.klingbalance.database.TestDatabases;
import bot.klingbalance.doctor.StoreInspector.Look;
import bot.klingbalance.doctor.StoreInspector.Look.Kept;
import bot.klingbalance.lease.BotInstance;
import bot.klingbalance.lease.HeldLease;
import bot.klingbalance.lease.LeaseClaim;
import bot.klingbalance.lease.LeaseStore;
import bot.klingbalance.lease.LeaseStore.Wish;
import bot.klingbalance.lease.SeenBot;
import bot.klingbalance.lease.SessionStarts;
import bot.klingbalance.lease.SessionStarts.Recent;
import bot.klingbalance.store.StoreUnavailable;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredLeasesTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration OVER = Duration.ofMillis(-1);
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final DatabaseAddress address = TestPostgres.databaseWithTables();

  @TempDir private Path folder;

  @Test
  void whatOneHasNobodyElseGetsUntilItIsGivenBack() {
    try (Database database = Databases.opened(address)) {
      LeaseStore anna = database.leases().orElseThrow();
      LeaseStore berta = database.leases().orElseThrow();

      assertThat(anna.claim("gateway", "anna", Wish.HAVE, LONG))
          .isInstanceOf(LeaseClaim.Granted.class);
      assertThat(berta.claim("gateway", "berta", Wish.HAVE, LONG))
          .isInstanceOfSatisfying(
              LeaseClaim.Taken.class, taken -> assertThat(taken.holder()).isEqualTo("anna"));
      berta.giveBack("gateway", "berta");
      assertThat(berta.claim("gateway", "berta", Wish.HAVE, LONG))
          .isInstanceOf(LeaseClaim.Taken.class);
      anna.giveBack("gateway", "anna");
      assertThat(berta.claim("gateway", "berta", Wish.HAVE, LONG))
          .isInstanceOf(LeaseClaim.Granted.class);
    }
  }

  @Test
  void whoRenewsItHasItSinceThenAndWhoLetItRunOutSinceNow() {
    try (Database database = Databases.opened(address)) {
      LeaseStore anna = database.leases().orElseThrow();
      Instant first = since(anna.claim("gateway", "anna", Wish.HAVE, LONG));
      assertThat(since(anna.claim("gateway", "anna", Wish.HAVE, OVER))).isEqualTo(first);

      assertThat(since(anna.claim("gateway", "anna", Wish.HAVE, OVER))).isAfterOrEqualTo(first);
      assertThat(database.leases().orElseThrow().claim("gateway", "berta", Wish.HAVE, LONG))
          .isInstanceOf(LeaseClaim.Granted.class);
    }
  }

  @Test
  void ofManyWhoAskAtOnceOneGetsIt() {
    try (Database database = Databases.opened(address)) {
      List<CompletableFuture<LeaseClaim>> claims =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () ->
                              database
                                  .leases()
                                  .orElseThrow()
                                  .claim("gateway", "bot-" + i, Wish.HAVE, LONG)))
              .toList();

      assertThat(claims.stream().map(CompletableFuture::join))
          .filteredOn(LeaseClaim.Granted.class::isInstance)
          .hasSize(1);
    }
  }

  @Test
  void aConnectionThatWasCutIsSaidOnceAndMadeAnew() {
    try (Database database = Databases.opened(address)) {
      LeaseStore anna = database.leases().orElseThrow();
      Instant since = since(anna.claim("gateway", "anna", Wish.HAVE, LONG));
      TestPostgres.breakConnectionsTo(address);

      assertThatThrownBy(() -> anna.claim("gateway", "anna", Wish.HAVE, LONG))
          .isInstanceOf(StoreUnavailable.class);
      assertThat(since(anna.claim("gateway", "anna", Wish.HAVE, LONG))).isEqualTo(since);
    }
  }

  @Test
  void aFileIsForOneBotWhichNeedsNoLease() {
    try (Database database = Databases.opened(Databases.fileWithTablesIn(folder))) {
      assertThat(database.leases()).isEmpty();
    }
  }

  @Test
  void sessionsOfADayAreCountedAndOlderOnesForgotten() {
    try (Database database = Databases.opened(address)) {
      SessionStarts starts = database.sessionStarts();
      assertThat(starts.recent(NOON)).isEqualTo(new Recent(0, SessionStarts.DAY));
      starts.beginning(NOON.minus(Duration.ofHours(25)));
      starts.beginning(NOON.minus(Duration.ofHours(23)));
      starts.beginning(NOON.minusSeconds(5));
      starts.beginning(NOON.minusSeconds(1));
      starts.notBegun(NOON.minusSeconds(1));

      assertThat(starts.recent(NOON)).isEqualTo(new Recent(2, Duration.ofSeconds(5)));
    }
  }

  @Test
  void doctorSeesTheBotsAndWhatTheyHave() {
    try (Database database = Databases.opened(address)) {
      long twoDays = Duration.ofDays(2).toMillis();
      database.bots().seen(bot("old"), SessionStarts.DAY);
      database.bots().seen(bot("killed"), SessionStarts.DAY);
      TestDatabases.execute(
          address, "UPDATE bots SET seen_at = seen_at - %d WHERE id = 'old'".formatted(twoDays));
      TestDatabases.execute(
          address, "UPDATE bots SET seen_at = seen_at - 30000 WHERE id = 'killed'");
      database.bots().seen(bot("anna"), SessionStarts.DAY);
      database.bots().seen(bot("berta"), SessionStarts.DAY);
      database.bots().gone("berta");
      database.leases().orElseThrow().claim("gateway", "anna", Wish.HAVE, LONG);

      Look look = new DatabaseInspector(address).look(NOON);
      assertThat(look).isInstanceOf(Kept.class);
      Kept kept = (Kept) look;
      assertThat(kept.bots().bots())
          .extracting(SeenBot::bot, SeenBot::isHeard, SeenBot::isMissed)
          .containsExactly(tuple(bot("anna"), true, false), tuple(bot("killed"), false, false));
      assertThat(kept.bots().bots().get(1).silence())
          .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
      assertThat(kept.bots().leases())
          .extracting(HeldLease::holder, HeldLease::isValid)
          .containsExactly(tuple("anna", true));
    }
  }

  private static BotInstance bot(String name) {
    return new BotInstance(name, "2", NOON.plusSeconds(1));
  }

  private static Instant since(LeaseClaim claim) {
    assertThat(claim).isInstanceOf(LeaseClaim.Granted.class);
    return ((LeaseClaim.Granted) claim).since();
  }
}
