package bot.klingbalance.command.watch;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Asker;
import bot.klingbalance.chat.Channel;
import bot.klingbalance.check.CheckPreview;
import bot.klingbalance.check.CheckPreview.Known;
import bot.klingbalance.check.CheckPreview.Preview;
import bot.klingbalance.digest.CheckDecision;
import bot.klingbalance.digest.DigestChart;
import bot.klingbalance.digest.DigestMessage;
import bot.klingbalance.digest.DigestWording;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.watch.ChannelWatches;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Tells of the watches of a channel, and what its check would come to now. No call blocks. */
final class WatchReports {
  private static final int MOST_SET_ASIDE = 3;

  private final WatchContext context;
  private final CheckPreview check;
  private final Clock clock;

  WatchReports(WatchContext context, Clock clock) {
    this.context = context;
    this.check = new CheckPreview(context.reader(), clock);
    this.clock = clock;
  }

  CompletableFuture<ChatMessage> list(Channel channel) {
    return context
        .store()
        .ask(
            () ->
                WatchMessages.list(
                    context.watches().of(channel),
                    context.store().outbox().setAside(channel, MOST_SET_ASIDE),
                    clock.instant()));
  }

  CompletableFuture<ChatMessage> preview(Asker asker, Channel channel) {
    return context
        .store()
        .ask(() -> new Known(context.watches().of(channel), context.store().states().of(channel)))
        .thenCompose(known -> preview(asker, known));
  }

  private CompletableFuture<ChatMessage> preview(Asker asker, Known known) {
    if (known.watches().schedule().isEmpty()) {
      return completedFuture(WatchMessages.nothingWatched());
    }
    return check
        .decide(known, asker.user().requester())
        .thenCompose(preview -> context.store().ask(() -> preview(preview, known.watches())));
  }

  private ChatMessage preview(Preview preview, ChannelWatches watches) {
    ChatMessage message = preview(preview.decision(), watches);
    return preview
        .anewAt()
        .map(at -> LimitMessages.checkedLately(message, at, clock.instant()))
        .orElse(message);
  }

  private ChatMessage preview(CheckDecision decision, ChannelWatches watches) {
    DigestWording wording = context.wording(watches);
    return decision
        .digest()
        .map(
            digest ->
                DigestMessage.preview(
                    digest, wording, DigestChart.of(digest, wording, context.store().history())))
        .orElseGet(
            () ->
                nothingToTell(
                    decision.memory().accounts().size(),
                    DigestMessage.snoozed(decision.hidden(), wording)));
  }

  /**
   * The answer to {@code check} when nothing would be posted.
   *
   * @param snoozed names what is snoozed, where something is
   */
  private static ChatMessage nothingToTell(int accounts, Optional<Block> snoozed) {
    String why =
        snoozed.isPresent() ? "what needs somebody is snoozed" : "no watched account needs anybody";
    Block told =
        new Paragraph(
            Text.of("Nothing would be posted now: %s (%d checked).".formatted(why, accounts)));
    return new ChatMessage(
        Tone.GOOD,
        WatchMessages.HEADING,
        Stream.concat(Stream.of(told), snoozed.stream()).toList(),
        List.of(),
        Text.EMPTY);
  }
}
