package bot.klingbalance.soak;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Platform;
import bot.klingbalance.soak.Question.Fate;
import org.junit.jupiter.api.Test;

class QuestionBookTest {
  private final QuestionBook book = new QuestionBook();
  private final Question question = book.open("r1", Platform.SLACK, Wish.ALL_ACCOUNTS);

  @Test
  void thatAnAnswerFollowsIsNone() {
    book.answered(question, "useapi.net is being asked. The answer follows here.", false);
    book.answered(question, "8 accounts", false);
    book.closeAll();

    assertThat(book.count(Fate.ANSWERED)).isEqualTo(1);
    assertThat(book.doubled()).isZero();
  }

  @Test
  void twoAnswersOneBelowTheOtherAreOneTooMany() {
    book.answered(question, "8 accounts", false);
    book.answered(question, "8 accounts", false);
    book.closeAll();

    assertThat(book.doubled()).isEqualTo(1);
  }
}
