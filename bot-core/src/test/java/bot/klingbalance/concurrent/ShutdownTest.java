package bot.klingbalance.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ShutdownTest {
  private final Set<String> ended = ConcurrentHashMap.newKeySet();
  private final CyclicBarrier meeting = new CyclicBarrier(2);

  @Test
  @Timeout(60)
  void allEndAtTheSameTimeAndAreWaitedFor() {
    Shutdown.together(() -> end("one"), () -> end("other"));

    assertThat(ended).containsExactlyInAnyOrder("one", "other");
  }

  /** One after the other would not meet. */
  private void end(String name) {
    try {
      meeting.await(30, TimeUnit.SECONDS);
      ended.add(name);
    } catch (Exception alone) {
      throw new IllegalStateException(alone);
    }
  }
}
