package bot.klingbalance.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.command.WatchAnswers;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Subject;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.testing.SampleCharts;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Says what it was asked, by whom and where; a check is answered with a chart. */
final class EchoOfWatches implements WatchAnswers {
  @Override
  public CompletableFuture<ChatMessage> answer(Asker asker, Channel channel, String typed) {
    String home = asker.zone().map(zone -> " of " + zone).orElse("");
    String who = asker.name() + home + (asker.managesChannel() ? ", who manages " : " in ");
    Block words = new Paragraph(Text.of(who + channel + ", asked: " + typed));
    List<Block> body =
        typed.equals("check") ? List.of(words, SampleCharts.steady()) : List.of(words);
    return completedFuture(
        new ChatMessage(Tone.NEUTRAL, Text.of("Heard"), body, List.of(), Text.EMPTY));
  }

  @Override
  public CompletableFuture<ChatMessage> watchHere(Asker asker, Channel channel, Subject subject) {
    return answer(asker, channel, "watch here");
  }
}
