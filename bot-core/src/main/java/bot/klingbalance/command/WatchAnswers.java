package bot.klingbalance.command;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Subject;
import java.util.concurrent.CompletableFuture;

/**
 * What the dispatcher passes {@code /kling-watch} on to. No call blocks, and a future ends
 * exceptionally only on a defect.
 */
public interface WatchAnswers {
  /**
   * The answer for the one who asked.
   *
   * @param typed what stands behind the command
   */
  CompletableFuture<ChatMessage> answer(Asker asker, Channel channel, String typed);

  /**
   * The answer to a press of "Watch here" under a balance: from now on the channel is warned of the
   * account, or of all, as {@code add} without anything else would do it.
   */
  CompletableFuture<ChatMessage> watchHere(Asker asker, Channel channel, Subject subject);
}
