package bot.klingbalance.command.admission;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.command.PressedMessage;
import bot.klingbalance.message.Transcript;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final Asker ANNA = new Asker(Platform.SLACK, "U1", false);
  private static final Asker BEN = new Asker(Platform.SLACK, "U2", false);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final Admission admission = new Admission(nanos::get);

  @Test
  void afterABurstThePersonIsToldWhenToTryAgain() {
    assertThat(answered(ANNA, 30)).isEqualTo(20);

    assertThat(words(admission.refusal(ANNA)))
        .endsWith("You asked 20 times in a short while; try again in 3 seconds.");
    pass(Duration.ofMillis(2_100));
    assertThat(words(admission.refusal(ANNA))).endsWith("try again in 1 second.");
    pass(Duration.ofMillis(900));
    assertThat(admission.refusal(ANNA)).isEmpty();
    assertThat(admission.refusal(ANNA)).isPresent();
  }

  @Test
  void whoAsksSteadilyOrComesBackAfterAMinuteMeetsNoLimit() {
    for (int i = 0; i < 200; i++) {
      assertThat(admission.refusal(ANNA)).isEmpty();
      pass(Duration.ofSeconds(3));
    }
    assertThat(answered(ANNA, 30)).isEqualTo(20);
    pass(Duration.ofMinutes(1));
    assertThat(answered(ANNA, 30)).isEqualTo(20);
  }

  @Test
  void commandsAndPressesComeOutOfOneBudget() {
    answered(ANNA, 19);

    assertThat(admission.refusal(ANNA, PressedMessage.of("m1"), "refresh:all")).isEmpty();
    assertThat(words(admission.refusal(ANNA, PressedMessage.of("m2"), "refresh:all")))
        .contains("You asked 20 times");
    assertThat(admission.refusal(BEN, PressedMessage.of("m2"), "refresh:all"))
        .as("a press that was refused holds no message")
        .isEmpty();
  }

  @Test
  void aPersonIsKnownByTheIdOfThePlatformWhateverTheName() {
    answered(ANNA, 20);

    assertThat(admission.refusal(ANNA.called("Someone else"))).isPresent();
    assertThat(admission.refusal(BEN.called(ANNA.name()))).isEmpty();
    assertThat(admission.refusal(new Asker(Platform.DISCORD, "U1", false))).isEmpty();
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

    assertThat(admission.refusal(ANNA)).isPresent();
  }

  private int answered(Asker asker, int questions) {
    return (int)
        IntStream.range(0, questions).filter(i -> admission.refusal(asker).isEmpty()).count();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static String words(Optional<Reply> reply) {
    return Transcript.of(reply.orElseThrow().said().orElseThrow()).strip();
  }
}
