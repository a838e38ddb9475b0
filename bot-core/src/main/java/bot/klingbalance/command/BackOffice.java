package bot.klingbalance.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.ToAsker;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.message.Subject;
import java.util.concurrent.CompletableFuture;

/** Those to whom the dispatcher passes on what people type and press. */
public record BackOffice(BalanceAnswers balance, WatchAnswers watch, WarningButtons warning) {
  /** Where balances are answered and nobody is warned of anything. */
  public static BackOffice withoutWarnings(BalanceAnswers balance) {
    return new BackOffice(balance, new NoWatches(), new NoWarnings());
  }

  private static final class NoWatches implements WatchAnswers {
    @Override
    public CompletableFuture<ChatMessage> answer(Asker asker, Channel channel, String typed) {
      return completedFuture(CommandMessages.noWarnings());
    }

    @Override
    public CompletableFuture<ChatMessage> watchHere(Asker asker, Channel channel, Subject subject) {
      return completedFuture(CommandMessages.noWarnings());
    }
  }

  private static final class NoWarnings implements WarningButtons {
    @Override
    public CompletableFuture<Reply> refresh(DeliveryId warning) {
      return completedFuture(new ToAsker(CommandMessages.noWarnings()));
    }

    @Override
    public CompletableFuture<Reply> snooze(Asker asker, DeliveryId warning, SnoozePeriod period) {
      return completedFuture(new ToAsker(CommandMessages.noWarnings()));
    }
  }
}
