package bot.klingbalance.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.crash.BotProcess;
import bot.klingbalance.crash.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of the real program on one file of SQLite. */
class SecondBotOnAFileStoryTest {
  private static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void theSecondEndsWithoutAWordToTheChatsAndANextOneStartsAfterTheFirstWasKilled()
      throws Exception {
    try (World world = new World(folder, NOW, List.of());
        BotProcess first = world.startBot()) {
      world.awaitConnected();
      try (BotProcess second = world.startBot()) {
        second.awaitDeath(SOON);
        assertThat(second.exitStatus()).isEqualTo(2);
      }
      assertThat(first.lastWords())
          .contains(
              "Another bot (process %d) uses %s already".formatted(first.id(), world.database()));
      assertThat(first.isAlive()).isTrue();
      assertThat(world.discord.sessionsBegun()).isEqualTo(1);

      first.kill();
      first.awaitDeath(SOON);
      try (BotProcess next = world.startBot()) {
        world.awaitConnected();
        assertThat(next.isAlive()).isTrue();
      }
    }
  }
}
