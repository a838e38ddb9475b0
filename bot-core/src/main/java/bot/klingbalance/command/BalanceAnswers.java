package bot.klingbalance.command;

import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Subject;
import java.util.concurrent.CompletableFuture;

/**
 * What the dispatcher passes {@code /kling-balance} on to. No call blocks, and a future ends
 * exceptionally only on a defect.
 */
public interface BalanceAnswers {
  /**
   * The answer for the one who asked.
   *
   * @param typed what stands behind the command
   * @param freshness how old what is shown may be
   */
  CompletableFuture<ChatMessage> answer(String typed, Freshness freshness);

  /** The balances of {@code subject}, as {@code audience} may see them. */
  CompletableFuture<ChatMessage> show(Subject subject, Freshness freshness, Audience audience);
}
