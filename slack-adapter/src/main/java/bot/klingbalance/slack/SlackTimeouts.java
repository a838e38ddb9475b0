package bot.klingbalance.slack;

import bot.klingbalance.chat.AwaitedReplies;
import bot.klingbalance.concurrent.Backoff;
import java.time.Duration;

/**
 * How long the adapter waits, and for what.
 *
 * @param call until a call of Slack's Web API counts as unanswered
 * @param reconnects between attempts to connect
 * @param resends between attempts to deliver an answer
 * @param refused until a token that was refused while the bot ran is tried again
 * @param hello until a WebSocket on which Slack does not say hello counts as dead
 * @param farewell until a WebSocket that Slack does not close is cut
 * @param drain how long {@code close} waits for answers in flight
 */
public record SlackTimeouts(
    Duration call,
    Backoff reconnects,
    Backoff resends,
    Duration refused,
    Duration hello,
    Duration farewell,
    Duration drain) {
  static final SlackTimeouts USUAL =
      new SlackTimeouts(
          Duration.ofSeconds(10),
          new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60)),
          new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10)),
          Duration.ofMinutes(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(2),
          AwaitedReplies.WAITED_FOR);
}
