package bot.klingbalance.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.Reply;
import bot.klingbalance.chat.Reply.InPlace;
import bot.klingbalance.command.WarningButtons;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.SnoozePeriod;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.util.concurrent.CompletableFuture;

/** Replaces a warning by what was asked about it, and by whom. */
final class EchoOfWarnings implements WarningButtons {
  @Override
  public CompletableFuture<Reply> refresh(DeliveryId warning) {
    return heard("refresh of " + warning.value());
  }

  @Override
  public CompletableFuture<Reply> snooze(Asker asker, DeliveryId warning, SnoozePeriod period) {
    return heard("%s of %s by %s".formatted(period, warning.value(), asker.id()));
  }

  private static CompletableFuture<Reply> heard(String what) {
    return completedFuture(
        new InPlace(ChatMessage.sentence(Tone.NEUTRAL, Text.of("Heard"), Text.of(what))));
  }
}
