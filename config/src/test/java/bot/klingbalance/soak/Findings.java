package bot.klingbalance.soak;

import java.util.ArrayList;
import java.util.List;

/**
 * What a soak has shown.
 *
 * @param told all of it, to be read
 * @param mistakes what the bot must not have done; empty when all is well
 * @param growths what its process took more and more of; empty when all is well
 */
record Findings(String told, List<String> mistakes, List<String> growths) {
  /**
   * What became of questions and of warnings.
   *
   * @param warnings what is wrong with the warnings
   * @param errors lines of the bot's log that tell of a defect
   */
  static List<String> mistakes(QuestionBook book, List<String> warnings, List<String> errors) {
    List<String> mistakes = new ArrayList<>(warnings);
    note(mistakes, book.unanswered().size(), "not answered: " + book.unanswered());
    note(mistakes, book.doubled(), "questions were answered twice");
    note(mistakes, book.defects(), "answers said that the bot itself has failed");
    note(mistakes, errors.size(), "errors stand in the bot's log: " + errors);
    return mistakes;
  }

  /** What the process took more of than is allowed. */
  static List<String> mistakes(List<Growth> growths) {
    return growths.stream().filter(Growth::isTooMuch).map(Growth::toString).toList();
  }

  /** All of it, and the verdict. */
  String report() {
    boolean isGood = mistakes.isEmpty() && growths.isEmpty();
    return "%s%nverdict: %s%n".formatted(told, isGood ? "good" : mistakes + " " + growths);
  }

  private static void note(List<String> mistakes, int count, String what) {
    if (count > 0) {
      mistakes.add(count + " " + what);
    }
  }
}
