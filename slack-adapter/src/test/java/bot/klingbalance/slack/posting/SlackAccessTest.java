package bot.klingbalance.slack.posting;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.ChatPort;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostAccess;
import bot.klingbalance.chat.PostAccess.Denied;
import bot.klingbalance.chat.PostAccess.Granted;
import bot.klingbalance.chat.PostAccess.Unknown;
import bot.klingbalance.chat.PostAccessContract;
import bot.klingbalance.slack.BotOnSlack;
import bot.klingbalance.slack.standin.FakeSlack;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a channel of Slack before anything is posted there, and what a post shows. */
final class SlackAccessTest extends PostAccessContract {
  private static final String ALONE = "C0ALONE";

  private BotOnSlack bot;

  @BeforeEach
  void start() throws Exception {
    bot = BotOnSlack.notStarted(BotOnSlack.QUICK);
  }

  @AfterEach
  void close() {
    bot.close();
  }

  @Override
  protected ChatPort port() {
    return bot.adapter.port();
  }

  @Override
  protected Channel open() {
    return channel(FakeSlack.CHANNEL);
  }

  @Override
  protected List<Channel> closed() {
    bot.slack.hasChannelWithoutTheBot(ALONE);
    bot.slack.hasChannel("C0OLD");
    bot.slack.archives("C0OLD");
    return List.of(channel(ALONE), channel("C0OLD"), channel("C0NOWHERE"));
  }

  @Override
  protected void isInTrouble() {
    bot.slack.answersNext("conversations.history", 503, "");
  }

  @Override
  protected void asksToSlowDown() {
    bot.slack.asksToSlowDownNext("conversations.history", 30);
  }

  @Override
  protected int messages() {
    return bot.slack.channel().size() + bot.slack.channel(ALONE).size();
  }

  @Test
  void aPublicChannelWithoutTheBotIsOpenToAnAppThatMayPostInEveryOne() throws Exception {
    bot.slack.hasChannelWithoutTheBot(ALONE);
    assertThat(look(ALONE))
        .isEqualTo(new Denied("The bot is not in the channel. Type /invite @Kling Balance there."));

    bot.slack.grants("chat:write.public");
    assertThat(look(ALONE))
        .isEqualTo(new Granted("The channel is public, and the app may post in those."));
  }

  @Test
  void whatTheAppMayNotLookAtIsUnknown() throws Exception {
    bot.slack.withdraws("channels:history");

    assertThat(look(FakeSlack.CHANNEL)).isInstanceOf(Unknown.class);
    assertThat(look("D0ANNA")).isInstanceOf(Unknown.class);
  }

  private PostAccess look(String id) throws Exception {
    return port().access(channel(id)).get(20, TimeUnit.SECONDS);
  }

  private static Channel channel(String id) {
    return new Channel(Platform.SLACK, id);
  }
}
