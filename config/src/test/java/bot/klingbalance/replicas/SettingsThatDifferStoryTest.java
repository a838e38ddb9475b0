package bot.klingbalance.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.crash.BotProcess;
import bot.klingbalance.testing.LongStory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An update moves the warnings and the weekly report to another channel: for a while bots run with
 * the settings of before, and one with those of now.
 */
@LongStory
class SettingsThatDifferStoryTest {
  private static final Channel BEFORE = new Channel(Platform.SLACK, "C0BEFORE");
  private static final Channel NOW = new Channel(Platform.SLACK, "C0NOW");
  private static final Instant MONDAY_NOON = Instant.parse("2026-11-23T11:00:00Z");
  private static final Instant TUESDAY_AT_NINE = Instant.parse("2026-11-24T08:00:00Z");
  private static final String ON_TUESDAYS =
      """
          days: [tue]
          report: weekly
      """;
  private static final String SETTINGS =
      """
      watches:
        - channel: %s
          accounts: [low@example.com]
          daily_at: "09:00"
          time_zone: Europe/Berlin
      """;

  @TempDir private Path folder;
  private Replicas bots;

  @BeforeEach
  void open() throws Exception {
    bots = new Replicas(folder, MONDAY_NOON, List.of(BEFORE));
    bots.world.hasNoDiscord();
    bots.world.setsToo(ON_TUESDAYS.stripTrailing());
    bots.world.slack.hasChannel(BEFORE.id());
    bots.world.slack.hasChannel(NOW.id());
  }

  @AfterEach
  void close() {
    bots.close();
  }

  @Test
  void theOlderPostNothingByTheirsUntilTheNewerIsGone() throws Exception {
    Path newer = folder.resolve("newer.yaml");
    Files.writeString(newer, SETTINGS.formatted(NOW));
    BotProcess first = bots.starts();
    awaitSettings(1);
    bots.world.startsWith("KLING_BALANCE_BOT_SETTINGS", newer.toString());
    BotProcess updated = bots.starts();
    awaitSettings(2);
    bots.until(() -> bots.column("SELECT task_instance FROM scheduled_tasks").size() == 2);
    bots.until(
        () -> bots.lastWords().contains("and this one waits. Bots with its watches: 1 of 2."));

    Duration night = Duration.between(bots.world.clock.instant(), TUESDAY_AT_NINE);
    bots.world.move(night, first, updated);
    bots.until(() -> posted(NOW) == 1);
    bots.world.startsWith(
        "KLING_BALANCE_BOT_SETTINGS", folder.resolve("kling-balance-bot.yaml").toString());
    BotProcess again = bots.starts();
    awaitSettings(3);
    bots.until(
        () -> bots.lastWords().contains("and this one waits. Bots with its watches: 2 of 3."));
    assertThat(posted(BEFORE)).as(bots.lastWords()).isZero();

    updated.stop();
    bots.until(() -> posted(BEFORE) == 1);
    assertThat(again.isAlive()).isTrue();
    assertThat(posted(NOW)).isEqualTo(1);
  }

  private void awaitSettings(int count) {
    bots.until(() -> bots.column("SELECT bot FROM bot_settings").size() == count);
  }

  private int posted(Channel channel) {
    return bots.world.slack.channel(channel.id()).size();
  }
}
