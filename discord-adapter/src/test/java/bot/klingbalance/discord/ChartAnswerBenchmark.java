package bot.klingbalance.discord;

import bot.klingbalance.discord.drawing.ChartRenderer;
import bot.klingbalance.discord.drawing.IllustratedMessages;
import bot.klingbalance.discord.rendering.MessageRenderer;
import bot.klingbalance.testing.ChartAnswers;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** The processor's time of an answer with a chart. */
final class ChartAnswerBenchmark {
  private ChartAnswerBenchmark() {}

  public static void main(String[] args) {
    try (IllustratedMessages messages =
        new IllustratedMessages(new MessageRenderer(SampleButtons.some()), new ChartRenderer())) {
      ChartAnswers.measure(
          "Discord",
          message -> {
            try (MessageCreateData data = messages.illustrated(message).join()) {
              if (data.getFiles().isEmpty()) {
                throw new AssertionError("no picture");
              }
            }
          });
    }
  }
}
