package bot.klingbalance.chat;

import bot.klingbalance.message.ChatMessage;
import java.util.concurrent.CompletableFuture;

/**
 * What the desk passes {@code /kling-watch} on to. No call blocks, and a future ends exceptionally
 * only on a defect.
 */
public interface WatchAnswers {
  /**
   * The answer for the one who asked.
   *
   * @param typed what stands behind the command
   */
  CompletableFuture<ChatMessage> answer(Asker asker, Channel channel, String typed);
}
