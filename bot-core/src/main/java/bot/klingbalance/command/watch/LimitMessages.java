package bot.klingbalance.command.watch;

import bot.klingbalance.command.CommandMessages;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.watch.ChannelWatches;
import bot.klingbalance.watch.WatchedAccounts.These;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What is answered where somebody asks for more than the bot does for one channel. */
final class LimitMessages {
  private LimitMessages() {}

  static Text tooManyAddresses(int count) {
    return Text.of(
        String.format(
            Locale.ROOT,
            "A watch has at most %d addresses; these are %,d. Watch all, or make several watches.",
            These.MOST,
            count));
  }

  static ChatMessage tooManyWatches() {
    return ChatMessage.sentence(
        Tone.NEUTRAL,
        Text.of("Kling watch"),
        Text.of(
                "A channel has at most %d watches, and this one has them. "
                    .formatted(ChannelWatches.MOST))
            .code("/kling-watch list")
            .plain(" shows which there are, and ")
            .code("/kling-watch remove 1")
            .plain(" makes room."));
  }

  /**
   * A preview that was not read just now.
   *
   * @param anewAt from when on another one is
   */
  static ChatMessage checkedLately(ChatMessage preview, Instant anewAt, Instant now) {
    return preview.with(
        new Paragraph(
            Text.of(
                "This channel was checked a moment ago; its accounts are read anew in %s."
                    .formatted(CommandMessages.seconds(Duration.between(now, anewAt))))));
  }
}
