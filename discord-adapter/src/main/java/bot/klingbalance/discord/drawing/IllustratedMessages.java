package bot.klingbalance.discord.drawing;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.discord.rendering.MessageRenderer;
import bot.klingbalance.message.Block.Chart;
import bot.klingbalance.message.ChatMessage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** Messages of the bot as they go to Discord, with the picture of their first chart. */
public final class IllustratedMessages implements AutoCloseable {
  private final MessageRenderer rendering;
  private final ChartRenderer studio;

  public IllustratedMessages(MessageRenderer rendering, ChartRenderer studio) {
    this.rendering = rendering;
    this.studio = studio;
  }

  /** The chart that gets a picture, and has to be waited for. */
  public static Optional<Chart> chart(ChatMessage message) {
    return message.body().stream()
        .filter(Chart.class::isInstance)
        .map(Chart.class::cast)
        .findFirst();
  }

  /** The message when its picture is drawn; at once where it has none. */
  public CompletableFuture<MessageCreateData> illustrated(ChatMessage message) {
    return chart(message)
        .map(studio::picture)
        .map(picture -> picture.thenApply(drawn -> rendering.of(message, drawn)))
        .orElseGet(() -> completedFuture(plain(message)));
  }

  /** The message with a line of marks in the place of each chart. */
  public MessageCreateData plain(ChatMessage message) {
    return rendering.of(message);
  }

  @Override
  public void close() {
    studio.close();
  }
}
