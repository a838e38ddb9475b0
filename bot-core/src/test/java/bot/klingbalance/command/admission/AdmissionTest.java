package bot.klingbalance.command.admission;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.command.PressedMessage;
import bot.klingbalance.message.Transcript;
import bot.klingbalance.replica.Replicas;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final Asker ANNA = new Asker(Platform.SLACK, "U1", false);
  private static final Asker BEN = new Asker(Platform.SLACK, "U2", false);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final Admission admission = new Admission(nanos::get, Replicas.NONE);

  @Test
  void afterABurstThePersonIsToldWhenToTryAgain() {
    assertThat(answered(ANNA, 30)).isEqualTo(20);

    assertThat(words(refusal(ANNA)))
        .endsWith("You asked 20 times in a short while; try again in 3 seconds.");
    pass(Duration.ofMillis(2_100));
    assertThat(words(refusal(ANNA))).endsWith("try again in 1 second.");
    pass(Duration.ofMillis(900));
    assertThat(refusal(ANNA)).isEmpty();
    assertThat(refusal(ANNA)).isPresent();
  }

  @Test
  void whoAsksSteadilyOrComesBackAfterAMinuteMeetsNoLimit() {
    for (int i = 0; i < 200; i++) {
      assertThat(refusal(ANNA)).isEmpty();
      pass(Duration.ofSeconds(3));
    }
    assertThat(answered(ANNA, 30)).isEqualTo(20);
    pass(Duration.ofMinutes(1));
    assertThat(answered(ANNA, 30)).isEqualTo(20);
  }

  @Test
  void commandsAndPressesComeOutOfOneBudget() {
    answered(ANNA, 19);

    assertThat(refusal(ANNA, PressedMessage.of("m1"), "refresh:all")).isEmpty();
    assertThat(words(refusal(ANNA, PressedMessage.of("m2"), "refresh:all")))
        .contains("You asked 20 times");
    assertThat(refusal(BEN, PressedMessage.of("m2"), "refresh:all"))
        .as("a press that was refused holds no message")
        .isEmpty();
  }

  @Test
  void aPersonIsKnownByTheIdOfThePlatformWhateverTheName() {
    answered(ANNA, 20);

    assertThat(refusal(ANNA.called("Someone else"))).isPresent();
    assertThat(refusal(BEN.called(ANNA.name()))).isEmpty();
    assertThat(refusal(new Asker(Platform.DISCORD, "U1", false))).isEmpty();
  }

  @Test
  void whoeverSitsAtTheTerminalRunsTheBotAndHasNoLimit() {
    assertThat(answered(new Asker(Platform.TERMINAL, "you", false), 500)).isEqualTo(500);
  }

  @Test
  void manyPeopleHaveTheirBudgetsBeside() {
    answered(ANNA, 20);
    IntStream.range(0, 5_000)
        .forEach(i -> answered(new Asker(Platform.DISCORD, Integer.toString(i), false), 1));

    assertThat(refusal(ANNA)).isPresent();
  }

  private Optional<Reply> refusal(Asker asker) {
    return admission.refusal(asker).join();
  }

  private Optional<Reply> refusal(Asker asker, PressedMessage message, String code) {
    return admission.refusal(asker, message, code).join();
  }

  private int answered(Asker asker, int questions) {
    return (int) IntStream.range(0, questions).filter(i -> refusal(asker).isEmpty()).count();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static String words(Optional<Reply> reply) {
    return Transcript.of(reply.orElseThrow().said().orElseThrow()).strip();
  }
}
