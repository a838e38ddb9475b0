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
import bot.klingbalance.digest.wording.DigestWording;
import bot.klingbalance.message.Block;
import bot.klingbalance.message.Block.Paragraph;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.outbox.Outbox;
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
                    context.reports().of(channel),
                    notDelivered(channel),
                    clock.instant()));
  }

  private List<Block> notDelivered(Channel channel) {
    Outbox outbox = context.store().outbox();
    return Stream.concat(
            outbox.inDoubt().stream()
                .filter(each -> each.delivery().digest().key().channel().equals(channel))
                .map(WatchText::inDoubt),
            outbox.setAside(channel, MOST_SET_ASIDE).stream().map(WatchText::notDelivered))
        .toList();
  }

  CompletableFuture<ChatMessage> preview(Asker asker, Channel channel) {
    return context
        .store()
        .ask(
            () ->
                Known.of(
                    context.watches().of(channel),
                    context.store().states(),
                    context.store().outbox(),
                    clock.instant()))
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
        .orElseGet(() -> nothingToTell(decision, watches, wording));
  }

  /** On a quiet day it may be that what is there waits for another one. */
  private static ChatMessage nothingToTell(
      CheckDecision decision, ChannelWatches watches, DigestWording wording) {
    Optional<Block> snoozed = DigestMessage.snoozed(decision.hidden(), wording);
    Block why = new Paragraph(Text.of(why(decision, watches, snoozed.isPresent())));
    return new ChatMessage(
        Tone.GOOD,
        WatchMessages.HEADING,
        Stream.concat(Stream.of(why), snoozed.stream()).toList(),
        List.of(),
        Text.EMPTY);
  }

  private static String why(CheckDecision decision, ChannelWatches watches, boolean isSnoozed) {
    int accounts = decision.memory().accounts().size();
    if (isSnoozed) {
      return "Nothing would be posted now: what needs somebody is snoozed (%d checked)."
          .formatted(accounts);
    }
    if (decision.unread() > 0) {
      return "Nothing would be posted now, but %d of %s could not be read: what was last known needs nobody to be told today."
          .formatted(decision.unread(), CountText.of(accounts, "account"));
    }
    return watches.isQuietOn(decision.memory().date().getDayOfWeek())
        ? "Nothing would be posted today: no watched account is critical (%d checked), and this channel's watches leave today out."
            .formatted(accounts)
        : "Nothing would be posted now: no watched account needs anybody (%d checked)."
            .formatted(accounts);
  }
}
