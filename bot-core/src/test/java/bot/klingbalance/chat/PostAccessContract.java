package bot.klingbalance.chat;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.PostAccess.Denied;
import bot.klingbalance.chat.PostAccess.Granted;
import bot.klingbalance.chat.PostAccess.Unknown;
import bot.klingbalance.chat.PostResult.Posted;
import bot.klingbalance.chat.PostResult.Refused;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every port promises of a look at a channel: it tells what a post would come to. */
public abstract class PostAccessContract {
  private static final ChatMessage MESSAGE =
      ChatMessage.sentence(Tone.NEUTRAL, Text.of("Heading"), Text.of("Words."));

  protected abstract ChatPort port();

  /** A channel that the bot may post in. */
  protected abstract Channel open();

  /** Channels that the bot may not post in, each for another reason. */
  protected abstract List<Channel> closed();

  /** The platform answers the next look with trouble of its own. */
  protected abstract void isInTrouble();

  /** The platform asks the bot to slow down at the next look. */
  protected abstract void asksToSlowDown();

  /** How many messages stand in the channels. */
  protected abstract int messages();

  @Test
  void whereALookSaysThatTheBotMayPostItDoes() throws Exception {
    assertThat(look(open())).isInstanceOf(Granted.class);
    assertThat(messages()).as("a look posts nothing").isZero();
    assertThat(post(open())).isInstanceOf(Posted.class);
  }

  @Test
  void whereALookSaysThatTheBotMayNotPostItIsRefusedWithTheSameWords() throws Exception {
    assertThat(closed()).isNotEmpty();
    for (Channel channel : closed()) {
      PostAccess access = look(channel);

      assertThat(access).as("%s", channel).isInstanceOf(Denied.class);
      assertThat(access.mayPost()).isFalse();
      assertThat(post(channel))
          .isInstanceOfSatisfying(
              Refused.class,
              refused -> assertThat(refused.remedy()).isEqualTo(((Denied) access).sentences()));
    }
    assertThat(messages()).isZero();
  }

  @Test
  void troubleIsNoAnswer() throws Exception {
    isInTrouble();

    assertThat(look(open()))
        .isInstanceOfSatisfying(
            Unknown.class, unknown -> assertThat(unknown.isForTrouble()).isTrue());
  }

  @Test
  void whoIsAskedToSlowDownKnowsNothing() throws Exception {
    asksToSlowDown();

    PostAccess access = look(open());
    assertThat(access.mayPost()).isFalse();
    assertThat(access)
        .isInstanceOfSatisfying(
            Unknown.class,
            unknown -> {
              assertThat(unknown.isForTrouble()).isFalse();
              assertThat(unknown.sentences()).contains("Try again in");
            });
  }

  private PostAccess look(Channel channel) throws Exception {
    return port().access(channel).get(20, TimeUnit.SECONDS);
  }

  private PostResult post(Channel channel) throws Exception {
    return port()
        .post(channel, MESSAGE, new DeliveryId("contract-" + channel.id().length()))
        .get(20, TimeUnit.SECONDS);
  }
}
