package bot.klingbalance.health;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.database.Database;
import bot.klingbalance.lease.Lease;
import bot.klingbalance.lease.shard.Shard;
import bot.klingbalance.lease.shard.ShardLeases;
import bot.klingbalance.program.replica.Replica;
import bot.klingbalance.testing.Databases;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldLeasesTest {
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
  private final Meters meters = new Meters(clock);

  @Test
  void eachShardThatThereIsIsShownAndNoneThatThereIsNoMore(@TempDir Path folder) {
    try (Database database = Databases.opened(Databases.fileIn(folder));
        Replica replica = Replica.of(database, "1.0", clock)) {
      ShardLeases shards = replica.turn().shards();
      shards.start(new Nobody());
      replica.show(meters);
      assertThat(held()).containsExactly("kling_lease_held{lease=\"discord-gateway/0\"} 1.0");
      assertThat(shards.agree(3, true)).isCompletedWithValue(true);
      assertThat(held()).hasSize(3);
      assertThat(shards.agree(1, true)).isCompletedWithValue(true);

      assertThat(held()).containsExactly("kling_lease_held{lease=\"discord-gateway/0\"} 1.0");
    }
  }

  private List<String> held() {
    return meters.scrape().lines().filter(line -> line.startsWith("kling_lease_held")).toList();
  }

  private static final class Nobody implements ShardLeases.Listener {
    @Override
    public Lease.Listener asked(Shard shard, Lease lease) {
      return new Unmoved();
    }

    @Override
    public void dropped(Shard shard) {
      // It has no session.
    }
  }

  /** Has no session either, whoever has the lease. */
  private static final class Unmoved implements Lease.Listener {
    @Override
    public void offered() {}

    @Override
    public void withdrawn() {}

    @Override
    public void acquired() {}

    @Override
    public void lost() {}
  }
}
