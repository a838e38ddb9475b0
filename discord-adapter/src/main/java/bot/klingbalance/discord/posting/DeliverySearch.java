package bot.klingbalance.discord.posting;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.FindResult.Absent;
import bot.klingbalance.chat.FindResult.Found;
import bot.klingbalance.chat.FindResult.Unclear;
import bot.klingbalance.chat.PostResult.RetryAfter;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.discord.posting.DiscordQueries.QueryResult;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * Finds the message of a delivery among those of the last {@value #HOURS} hours in a channel, of
 * which it reads at most {@value #PAGES} pages: {@code docs/resources/message}, Get Channel
 * Messages. A history does not show the nonce, but the buttons under a message carry its delivery,
 * and Discord shows a bot its own messages without any intent.
 */
final class DeliverySearch {
  private static final int HOURS = 24;
  private static final int PAGES = 10;
  private static final int PAGE = 100;

  private final DiscordQueries queries;
  private final Function<Channel, CompletableFuture<QueryResult<PostingRights>>> look;
  private final Clock clock;

  /**
   * A search by {@code queries}.
   *
   * @param look asks what the bot may do in a channel
   */
  DeliverySearch(
      DiscordQueries queries,
      Function<Channel, CompletableFuture<QueryResult<PostingRights>>> look,
      Clock clock) {
    this.queries = queries;
    this.look = look;
    this.clock = clock;
  }

  /**
   * The call does not block, and the future does not end exceptionally.
   *
   * @param self the bot's own id
   */
  CompletableFuture<FindResult> find(Channel channel, DeliveryId delivery, String self) {
    return page(new Search(channel, delivery, self), "", 1);
  }

  private record Search(Channel channel, DeliveryId delivery, String self) {
    boolean isFor(DataObject message) {
      return message.getObject("author").getString("id").equals(self)
          && carries(message.optArray("components").orElseGet(DataArray::empty));
    }

    private boolean carries(DataArray components) {
      return components.stream(DataArray::getObject)
          .anyMatch(
              each ->
                  each.getString("custom_id", "").endsWith(":" + delivery.value())
                      || carries(each.optArray("components").orElseGet(DataArray::empty)));
    }
  }

  private CompletableFuture<FindResult> page(Search search, String before, int number) {
    String path = "channels/%s/messages?limit=%d%s".formatted(search.channel().id(), PAGE, before);
    return queries
        .ask(
            search.channel(),
            path,
            body -> DataArray.fromJson(body).stream(DataArray::getObject).toList())
        .thenCompose(
            result ->
                result.match(
                    answered -> searched(search, answered.value(), number),
                    declined -> unclearForGood(declined.refusal().remedy()),
                    failed -> completedFuture(unclear(failed.trouble()))));
  }

  private CompletableFuture<FindResult> searched(
      Search search, List<DataObject> messages, int number) {
    for (DataObject message : messages) {
      if (search.isFor(message)) {
        String id = message.getString("id");
        return completedFuture(new Found(new PostedMessage(search.channel(), id)));
      }
    }
    if (messages.isEmpty() && number == 1) {
      return emptyOrHidden(search.channel());
    }
    if (messages.size() < PAGE || isOld(messages.get(PAGE - 1))) {
      return completedFuture(new Absent());
    }
    return number == PAGES
        ? unclearForGood("the channel has more new messages than are looked through")
        : page(search, "&before=" + messages.get(PAGE - 1).getString("id"), number + 1);
  }

  /** Without the permission Discord shows an empty channel. */
  private CompletableFuture<FindResult> emptyOrHidden(Channel channel) {
    return look.apply(channel)
        .thenCompose(
            result ->
                result.match(
                    rights ->
                        rights.value().lacks(Permission.MESSAGE_HISTORY)
                            ? unclearForGood(
                                "the bot lacks the permission Read Message History there")
                            : completedFuture(new Absent()),
                    declined -> unclearForGood(declined.refusal().remedy()),
                    failed -> completedFuture(unclear(failed.trouble()))));
  }

  private boolean isOld(DataObject message) {
    try {
      Instant sent = OffsetDateTime.parse(message.getString("timestamp", "")).toInstant();
      return sent.isBefore(clock.instant().minus(Duration.ofHours(HOURS)));
    } catch (DateTimeException unreadable) {
      return false;
    }
  }

  private static FindResult unclear(RetryAfter trouble) {
    return new Unclear(trouble.why(), trouble.after(), false);
  }

  private static CompletableFuture<FindResult> unclearForGood(String why) {
    return completedFuture(new Unclear(why, Duration.ZERO, true));
  }
}
