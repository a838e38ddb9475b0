package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Bolt and Slack's client do no work in the background. */
final class LightBoltTest {
  @Test
  void noThreadKeepsStatisticsOfCallsThatTheBotDoesNotMake() throws Exception {
    try (BotOnSlack bot = BotOnSlack.withSocket()) {
      List<Thread> keepers =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("slack-api-metrics"))
              .toList();

      for (Thread ending : keepers) {
        ending.join(TimeUnit.SECONDS.toMillis(10));
      }

      assertThat(keepers).noneMatch(Thread::isAlive);
      assertThat(bot.adapter.state().connectedSince()).isPresent();
    }
  }
}
