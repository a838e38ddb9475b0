package bot.klingbalance.discord.drawing;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.discord.rendering.MessageRenderer;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.ChatMessage;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** Messages in Discord's form, with the picture of their first chart. */
public final class IllustratedMessages implements AutoCloseable {
  private final MessageRenderer renderer;
  private final ChartRenderer charts;

  public IllustratedMessages(MessageRenderer renderer, ChartRenderer charts) {
    this.renderer = renderer;
    this.charts = charts;
  }

  /** The chart, or the bars, that get a picture, which takes a while to draw. */
  public static Optional<Block> chart(ChatMessage message) {
    return MessageRenderer.picturedBlock(message);
  }

  /** The message, as soon as its picture is drawn; at once where it has none. */
  public CompletableFuture<MessageCreateData> illustrated(ChatMessage message) {
    return chart(message)
        .map(charts::picture)
        .map(picture -> picture.thenApply(drawn -> renderer.of(message, drawn)))
        .orElseGet(() -> completedFuture(plain(message)));
  }

  /** Gets ready for a message that is still awaited. Does not block. */
  public void prepare() {
    charts.prepare();
  }

  /** The message without pictures: each chart is a line of marks. */
  public MessageCreateData plain(ChatMessage message) {
    return renderer.of(message);
  }

  /** The same as text alone, for a channel in which the bot may use no embeds. */
  public MessageCreateData asText(ChatMessage message) {
    return renderer.asText(message);
  }

  @Override
  public void close() {
    charts.close();
  }
}
