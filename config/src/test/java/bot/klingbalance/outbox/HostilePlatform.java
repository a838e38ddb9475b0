package bot.klingbalance.outbox;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.discord.standin.DiscordStandIn;
import bot.klingbalance.discord.standin.Guilds;
import bot.klingbalance.discord.standin.Json;
import bot.klingbalance.slack.standin.FakeSlack;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A chat platform on loopback, as it makes life hard for whoever posts to it. */
interface HostilePlatform {
  Channel channel();

  void asksForPatience(int seconds);

  void isInTrouble();

  void storesButIsInTrouble();

  /** Returns what ends when the message stands there; an answer never comes. */
  CompletableFuture<Void> storesButIsSilent();

  void knowsNoChannel();

  /** One post is refused for the bot's token, which is in order. */
  void refusesTheTokenOnce();

  /** Something between the bot and the platform answers a post with that status. */
  void isKeptFromAnswering(int status);

  /** The next look for a message is answered 429. */
  void asksWhoLooksForPatience(int seconds);

  /** From now on the bot may not read what stands in the channel. */
  void hidesItsHistory();

  /** How many messages stand in the channel. */
  long messages();

  /** How many posts have come, whatever came of them. */
  long posts();

  /** Slack, to which every post is a new message. */
  record OnSlack(FakeSlack slack) implements HostilePlatform {
    private static final String POST = "chat.postMessage";

    @Override
    public Channel channel() {
      return new Channel(Platform.SLACK, FakeSlack.CHANNEL);
    }

    @Override
    public void asksForPatience(int seconds) {
      slack.asksToSlowDownNext(POST, seconds);
    }

    @Override
    public void isInTrouble() {
      slack.answersNext(POST, 500, "{}");
    }

    @Override
    public void storesButIsInTrouble() {
      slack.actsButAnswersNext(POST, 500, "{}");
    }

    @Override
    public CompletableFuture<Void> storesButIsSilent() {
      CompletableFuture<Void> stored = new CompletableFuture<>();
      slack.isWatchedBy(
          new bot.klingbalance.slack.standin.PostWitness() {
            @Override
            public void stored(String channel) {
              stored.complete(null);
            }
          });
      slack.actsButIsSilentNext(POST);
      return stored;
    }

    @Override
    public void knowsNoChannel() {
      slack.refusesNext(POST, "channel_not_found");
    }

    @Override
    public void refusesTheTokenOnce() {
      slack.refusesNext(POST, "invalid_auth");
    }

    @Override
    public void isKeptFromAnswering(int status) {
      slack.answersNext(POST, status, "<html><body>Blocked</body></html>");
    }

    @Override
    public void asksWhoLooksForPatience(int seconds) {
      slack.asksToSlowDownNext("conversations.history", seconds);
    }

    @Override
    public void hidesItsHistory() {
      slack.withdraws("channels:history");
    }

    @Override
    public long messages() {
      return slack.channel().size();
    }

    @Override
    public long posts() {
      return slack.calls(POST).size();
    }
  }

  /** Discord, which knows a post again by its nonce for some minutes. */
  record OnDiscord(DiscordStandIn discord) implements HostilePlatform {
    private static final String POST = "POST channels/.*/messages";

    @Override
    public Channel channel() {
      return new Channel(Platform.DISCORD, Guilds.channelOf(DiscordStandIn.GUILD));
    }

    @Override
    public void asksForPatience(int seconds) {
      discord.answersNext(
          POST,
          429,
          Json.object()
              .put("message", "You are being rate limited.")
              .put("retry_after", (double) seconds)
              .put("global", false),
          Map.of("Retry-After", Integer.toString(seconds)));
    }

    @Override
    public void isInTrouble() {
      discord.answersNext(POST, 500, Json.object(), Map.of());
    }

    @Override
    public void storesButIsInTrouble() {
      discord.actsButAnswersNext(POST, 500, Json.object());
    }

    @Override
    public CompletableFuture<Void> storesButIsSilent() {
      CompletableFuture<Void> stored = new CompletableFuture<>();
      discord.isWatchedBy(
          new bot.klingbalance.discord.standin.PostWitness() {
            @Override
            public void stored(String channel) {
              stored.complete(null);
            }
          });
      discord.actsButIsSilentNext(POST);
      return stored;
    }

    @Override
    public void knowsNoChannel() {
      discord.answersNext(
          POST, 404, Json.object().put("code", 10003).put("message", "Unknown Channel"), Map.of());
    }

    @Override
    public void refusesTheTokenOnce() {
      discord.answersNext(
          POST, 401, Json.object().put("message", "401: Unauthorized").put("code", 0), Map.of());
    }

    @Override
    public void isKeptFromAnswering(int status) {
      // An HTTP client repeats by itself what ends with 408, and Discord takes that as one message.
      for (int i = 0; i < (status == 408 ? 2 : 1); i++) {
        discord.isKeptFromAnsweringNext(POST, status);
      }
    }

    @Override
    public void asksWhoLooksForPatience(int seconds) {
      discord.answersNext(
          "GET channels/.*/messages",
          429,
          Json.object().put("retry_after", (double) seconds),
          Map.of("Retry-After", Integer.toString(seconds)));
    }

    @Override
    public void hidesItsHistory() {
      discord.forbidsTheBotInChannels("MESSAGE_HISTORY");
    }

    @Override
    public long messages() {
      return discord.messagesIn(channel().id());
    }

    @Override
    public long posts() {
      return discord.requests().stream().filter(each -> each.matches(POST)).count();
    }
  }
}
