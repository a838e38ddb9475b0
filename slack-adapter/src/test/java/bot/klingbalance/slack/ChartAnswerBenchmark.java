package bot.klingbalance.slack;

import bot.klingbalance.slack.blockkit.BlockKit;
import bot.klingbalance.testing.ChartAnswers;

/** The processor's time of an answer with a chart. */
final class ChartAnswerBenchmark {
  private ChartAnswerBenchmark() {}

  public static void main(String[] args) {
    BlockKit blockKit = new BlockKit(button -> "code");
    ChartAnswers.measure(
        "Slack",
        message -> {
          if (!blockKit.render(message).toString().contains("data_visualization")) {
            throw new AssertionError("no chart");
          }
        });
  }
}
