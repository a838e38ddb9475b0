package bot.klingbalance.command;

import java.time.Duration;

/** Is told of each answer, as soon as it is there. Safe for use by many threads. */
public interface CommandListener {
  /** Somebody who does not listen. */
  CommandListener NONE = (topic, outcome, took) -> {};

  /** What came of a question. */
  enum Outcome {
    ANSWERED,
    DEFECT
  }

  /**
   * A command or a button was answered.
   *
   * @param topic such as {@code balance} or {@code balance_button}; they are few
   */
  void answered(String topic, Outcome outcome, Duration took);
}
