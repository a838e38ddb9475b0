package bot.klingbalance.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.WatchAnswers;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Subject;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.util.concurrent.CompletableFuture;

/** Says what it was asked, by whom and where. */
final class EchoOfWatches implements WatchAnswers {
  @Override
  public CompletableFuture<ChatMessage> answer(Asker asker, Channel channel, String typed) {
    String home = asker.zone().map(zone -> " of " + zone).orElse("");
    String who = asker.name() + home + (asker.managesChannel() ? ", who manages " : " in ");
    return completedFuture(
        ChatMessage.sentence(
            Tone.NEUTRAL, Text.of("Heard"), Text.of(who + channel + ", asked: " + typed)));
  }

  @Override
  public CompletableFuture<ChatMessage> watchHere(Asker asker, Channel channel, Subject subject) {
    return answer(asker, channel, "watch here");
  }
}
