package bot.klingbalance.database.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bot.klingbalance.database.Database;
import bot.klingbalance.lease.LeaseStore.Wish;
import bot.klingbalance.lease.shard.ShardNames;
import bot.klingbalance.lease.shard.ShardStore;
import bot.klingbalance.lease.shard.ShardStore.Agreement;
import bot.klingbalance.lease.shard.ShardStore.Row;
import bot.klingbalance.testing.Databases;
import bot.klingbalance.testing.TestPostgres;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredShardsTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final ShardNames NAMES = new ShardNames("gateway");

  private final Database database = Databases.opened(TestPostgres.databaseWithTables());
  private final ShardStore anna = database.leases().orElseThrow();
  private final ShardStore berta = database.leases().orElseThrow();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whoHasAndOffersWhichIsReadAndNothingOfOtherWork() {
    assertThat(anna.look(NAMES)).isEmpty();
    anna.claim("gateway/0", "anna", Wish.HAVE, LONG);
    anna.claim("gateway/1", "anna", Wish.HAND_OVER, LONG);
    berta.claim("gateway/1", "berta", Wish.HAVE, LONG);
    berta.claim("gateway/2", "berta", Wish.HAVE, LONG);
    berta.giveBack("gateway/2", "berta");
    berta.claim("another/0", "berta", Wish.HAVE, LONG);

    assertThat(anna.look(NAMES))
        .extracting(Row::name, Row::holder, Row::isValid, Row::isOffered, Row::heir)
        .containsExactlyInAnyOrder(
            tuple("gateway/0", "anna", true, false, ""),
            tuple("gateway/1", "anna", true, true, "berta"),
            tuple("gateway/2", "berta", false, false, ""));
    assertThat(anna.look(NAMES))
        .allSatisfy(row -> assertThat(row.age()).isBetween(Duration.ZERO, LONG));
  }

  @Test
  void anotherNumberIsWrittenDownWhereNobodyElseHasAnyAndCountsAsLongKnown() {
    anna.claim("gateway/0", "anna", Wish.HAVE, LONG);
    assertThat(berta.agree(NAMES, agreement("berta", 1, 3, false))).isFalse();
    assertThat(anna.agree(NAMES, agreement("anna", 1, 3, false))).isTrue();
    assertThat(total().holder()).isEqualTo("3");
    assertThat(total().age()).isGreaterThanOrEqualTo(LONG);

    assertThat(anna.agree(NAMES, agreement("anna", 1, 4, true))).as("it is 3 by now").isFalse();
    assertThat(total().holder()).isEqualTo("3");
  }

  @Test
  void oneThatIsRequiredIsWrittenDownAlsoBesideOthersAndCountsFromNow() {
    anna.claim("gateway/0", "anna", Wish.HAVE, LONG);
    berta.claim("gateway/1", "berta", Wish.HAVE, LONG);
    assertThat(anna.agree(NAMES, agreement("anna", 1, 2, true))).isTrue();

    assertThat(total().age()).isLessThan(LONG);
  }

  @Test
  void shardsThatThereAreNoMoreAndBotsOfYesterdayAreForgotten() {
    anna.claim("gateway/0", "anna", Wish.HAVE, LONG);
    anna.claim("gateway/2", "anna", Wish.HAVE, LONG);
    anna.claim("gateway-bot/anna", "anna", Wish.HAVE, LONG);
    anna.claim("gateway-bot/carla", "carla", Wish.HAVE, Duration.ofDays(-2));
    assertThat(anna.agree(NAMES, agreement("anna", 1, 2, false))).isTrue();

    assertThat(anna.look(NAMES))
        .extracting(Row::name)
        .containsExactlyInAnyOrder("gateway/0", "gateway-bot/anna", "gateway-shards");
  }

  @Test
  void whatNoBotWritesIsOverwrittenAndForgotten() {
    // As a row whose holder is that.
    anna.claim("gateway-shards", "abc", Wish.HAVE, Duration.ofMinutes(-1));
    anna.claim("gateway/abc", "nobody", Wish.HAVE, Duration.ofMinutes(-1));
    anna.claim("gateway/0", "anna", Wish.HAVE, LONG);
    assertThat(anna.agree(NAMES, agreement("anna", 1, 3, false))).isTrue();

    assertThat(total().holder()).isEqualTo("3");
    assertThat(anna.look(NAMES))
        .extracting(Row::name)
        .containsExactlyInAnyOrder("gateway/0", "gateway-shards");
  }

  private Row total() {
    return anna.look(NAMES).stream()
        .filter(row -> row.name().equals(NAMES.total()))
        .findFirst()
        .orElseThrow();
  }

  private static Agreement agreement(String bot, int before, int total, boolean isRequired) {
    return new Agreement(bot, before, total, isRequired, LONG);
  }
}
