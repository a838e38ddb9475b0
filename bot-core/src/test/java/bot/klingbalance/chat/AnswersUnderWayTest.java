package bot.klingbalance.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AnswersUnderWayTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final AnswersUnderWay underWay = new AnswersUnderWay();

  @Test
  void whereThereAreNoneNobodyWaits() {
    assertThat(underWay.areGiven(Duration.ZERO)).isTrue();
  }

  @Test
  void oneThatIsNotGivenInTimeIsMissing() {
    CompletableFuture<Void> first = underWay.begin();
    CompletableFuture<Void> second = underWay.begin();
    first.complete(null);

    assertThat(underWay.areGiven(Duration.ZERO)).isFalse();
    assertThat(underWay.count()).isEqualTo(1);

    second.completeExceptionally(new IllegalStateException("a defect"));
    assertThat(underWay.areGiven(Duration.ZERO)).isTrue();
  }

  /** What was being claimed becomes an answer. */
  @Test
  void oneThatBeginsWhileAnotherEndsIsWaitedForToo() {
    CompletableFuture<Void> claim = underWay.begin();
    CompletableFuture<Boolean> given = CompletableFuture.supplyAsync(() -> underWay.areGiven(LONG));

    CompletableFuture<Void> answer = underWay.begin();
    claim.complete(null);
    assertThat(given).isNotDone();
    answer.complete(null);

    assertThat(given.join()).isTrue();
  }
}
