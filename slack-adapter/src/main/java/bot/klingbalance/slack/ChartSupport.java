package bot.klingbalance.slack;

import bot.klingbalance.chat.Reply;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.slack.blockkit.BlockKit;
import com.google.gson.JsonObject;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts charts into messages until the workspace is found to refuse them. There is no way to ask: it
 * shows when Slack refuses a message and then takes the same one without its charts. Safe for use
 * by many threads.
 */
public final class ChartSupport {
  private static final Logger log = LoggerFactory.getLogger(ChartSupport.class);

  /** {@code methods/chat.postMessage}: with these nothing has been posted. */
  private static final Set<String> OF_BLOCKS = Set.of("invalid_blocks", "invalid_blocks_format");

  private final BlockKit blockKit;
  private final AtomicBoolean refused = new AtomicBoolean();

  ChartSupport(BlockKit blockKit) {
    this.blockKit = blockKit;
  }

  /** Whether an error code may mean that Slack takes a message, but not its charts. */
  public static boolean mayBeRefusedWith(String code) {
    return OF_BLOCKS.contains(code);
  }

  /** Whether the message goes out with a chart, so that it may have to go out again without. */
  public boolean areIn(ChatMessage message) {
    return !refused.get() && BlockKit.hasChart(message);
  }

  public boolean areIn(Reply reply) {
    return reply.said().filter(this::areIn).isPresent();
  }

  public JsonObject render(ChatMessage message) {
    return refused.get() ? renderWithout(message) : blockKit.render(message);
  }

  public JsonObject renderWithout(ChatMessage message) {
    return blockKit.renderWithoutCharts(message);
  }

  /** The workspace refuses charts: no more are sent. */
  public void areRefused() {
    if (refused.compareAndSet(false, true)) {
      log.info(
          "Slack takes no charts in this workspace, so its messages show them as a line of marks.");
    }
  }
}
