package bot.klingbalance.soak;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Platform;
import bot.klingbalance.soak.Question.Fate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a question is over, and whose fault it is. */
class QuestionTest {
  private static final Passage TAKEN = new Passage("POST", "/r1", "{}", Mischief.NONE, 200, "ok");
  private static final Passage DROPPED =
      new Passage("POST", "/r1", "{}", Mischief.CUT_AFTER, 0, "");

  private final Question question = new Question(Platform.SLACK, Wish.REFRESH, 0);

  @Test
  void anAnswerEndsIt() {
    question.acknowledged(seconds(1));
    question.tried(TAKEN, seconds(2));
    question.answered(true, seconds(2));

    assertThat(question.fate(seconds(2))).isEqualTo(Fate.ANSWERED);
    assertThat(question.latency()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void whatIsAcknowledgedAndNeverAnsweredIsHeldAgainstTheBot() {
    question.acknowledged(seconds(1));

    assertThat(question.fate(seconds(120))).isEqualTo(Fate.OPEN);
    assertThat(question.fate(seconds(121))).isEqualTo(Fate.UNANSWERED);
  }

  @Test
  void aLineThatIsCutUnderItEndsItOnceNoAcknowledgementIsOnItsWayAnyMore() {
    question.lineIsCut(seconds(2));

    assertThat(question.fate(seconds(2))).isEqualTo(Fate.OPEN);
    assertThat(question.fate(seconds(7))).isEqualTo(Fate.NOT_DELIVERED);
  }

  @Test
  void anAcknowledgementThatComesAfterTheLineWasCutKeepsItOpen() {
    question.lineIsCut(seconds(2));
    question.acknowledged(seconds(3));

    assertThat(question.fate(seconds(7))).isEqualTo(Fate.OPEN);
  }

  @Test
  void anAttemptThatWasDroppedExcusesTheBotOnceNoOtherFollows() {
    question.acknowledged(seconds(1));
    question.tried(DROPPED, seconds(2));

    assertThat(question.fate(seconds(17))).isEqualTo(Fate.OPEN);
    assertThat(question.fate(seconds(18))).isEqualTo(Fate.CUT_UNDER_THE_ANSWER);
  }

  private static long seconds(int seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
