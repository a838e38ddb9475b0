package bot.klingbalance.discord;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import bot.klingbalance.account.FakeAccounts;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.lease.Lease;
import bot.klingbalance.lease.shard.Shard;
import bot.klingbalance.lease.shard.ShardLeases;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a bot says of the shards that it has. */
@Timeout(60)
class HeldShardsTest {
  private final AtomicBoolean isHeld = new AtomicBoolean(true);

  @Test
  void aSessionWithoutItsLeaseIsNoConnection() throws Exception {
    try (DiscordStandIn discord = DiscordStandIn.open();
        BotOnDiscord bot =
            BotOnDiscord.withShards(discord, new FakeAccounts(), single()).connected()) {
      assertThat(bot.adapter().state().connectedSince()).isPresent();
      isHeld.set(false);

      assertThat(bot.adapter().state().connectedSince()).isEmpty();
      assertThat(bot.adapter().state().lastEvent()).isPresent();
    }
  }

  @Test
  void whichShardsItHasIsSaidWhereThereAreSeveral() {
    assertThat(DiscordAdapter.share(Set.of(0), 1)).isEmpty();
    assertThat(DiscordAdapter.share(new TreeSet<>(Set.of(0, 2)), 3)).isEqualTo("shards 0, 2 of 3");
    assertThat(DiscordAdapter.share(Set.of(), 3)).isEqualTo("no shard of 3");
  }

  private ShardLeases single() {
    Lease lease = mock();
    when(lease.isHeld()).thenAnswer(asked -> isHeld.get());
    ShardLeases shards = mock();
    when(shards.total()).thenReturn(1);
    when(shards.handOver()).thenReturn(completedFuture(null));
    doAnswer(
            started -> {
              ShardLeases.Listener told = started.getArgument(0);
              told.asked(new Shard(0, 1), lease).acquired();
              return null;
            })
        .when(shards)
        .start(any());
    return shards;
  }
}
