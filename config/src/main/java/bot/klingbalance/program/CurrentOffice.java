package bot.klingbalance.program;

import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.command.BackOffice;
import bot.klingbalance.command.BalanceAnswers;
import bot.klingbalance.command.WarningButtons;
import bot.klingbalance.command.WatchAnswers;
import bot.klingbalance.message.Audience;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.message.Subject;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A back office that is made anew for each question, by the settings that are in force then. */
final class CurrentOffice implements BalanceAnswers, WatchAnswers, WarningButtons {
  private final Supplier<BackOffice> made;

  private CurrentOffice(Supplier<BackOffice> made) {
    this.made = made;
  }

  static BackOffice of(Supplier<BackOffice> made) {
    CurrentOffice office = new CurrentOffice(made);
    return new BackOffice(office, office, office);
  }

  @Override
  public CompletableFuture<ChatMessage> answer(String typed, Freshness freshness) {
    return made.get().balance().answer(typed, freshness);
  }

  @Override
  public CompletableFuture<ChatMessage> show(
      Subject subject, Freshness freshness, Audience audience) {
    return made.get().balance().show(subject, freshness, audience);
  }

  @Override
  public CompletableFuture<ChatMessage> answer(Asker asker, Channel channel, String typed) {
    return made.get().watch().answer(asker, channel, typed);
  }

  @Override
  public CompletableFuture<ChatMessage> watchHere(Asker asker, Channel channel, Subject subject) {
    return made.get().watch().watchHere(asker, channel, subject);
  }

  @Override
  public CompletableFuture<Reply> refresh(DeliveryId warning) {
    return made.get().warning().refresh(warning);
  }

  @Override
  public CompletableFuture<Reply> snooze(Asker asker, DeliveryId warning, SnoozePeriod period) {
    return made.get().warning().snooze(asker, warning, period);
  }
}
