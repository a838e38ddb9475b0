package bot.klingbalance.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.DeliveryId;
import bot.klingbalance.chat.FindResult;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PostResult.Posted;
import bot.klingbalance.chat.PostedMessage;
import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TerminalPortTest {
  private static final Channel HERE = new Channel(Platform.TERMINAL, "here");
  private static final DeliveryId DELIVERY = new DeliveryId("d-1");
  private static final PostedMessage FIRST = new PostedMessage(HERE, "1");

  private final StringWriter shown = new StringWriter();
  private final TerminalPort port =
      new TerminalPort(
          new Screen(
              new PrintWriter(shown),
              false,
              ZoneId.of("Europe/Berlin"),
              Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC)));

  @Test
  void whatIsPostedAppearsOnTheScreenOnceWithItsTime() {
    assertThat(port.post(HERE, message("low"), DELIVERY)).isCompletedWithValue(new Posted(FIRST));
    assertThat(port.post(HERE, message("low"), DELIVERY)).isCompletedWithValue(new Posted(FIRST));

    assertThat(shown)
        .hasToString("\n── posted in this channel, Tue 24 Nov 09:00 ──\nKling watch\nlow\n");
    assertThat(port.count()).isOne();
  }

  @Test
  void aChangeIsShownBelow() {
    var unused = port.post(HERE, message("low"), DELIVERY);

    assertThat(port.update(FIRST, message("over"))).isCompletedWithValue(new Posted(FIRST));
    assertThat(shown.toString())
        .containsSubsequence("low\n", "── changed in this channel, Tue 24 Nov 09:00 ──", "over\n");
  }

  @Test
  void onlyWhatWasPostedInTheChannelIsFoundThere() {
    assertThat(port.find(HERE, DELIVERY)).isCompletedWithValue(new FindResult.Absent());

    var unused = port.post(HERE, message("low"), DELIVERY);

    assertThat(port.find(HERE, DELIVERY)).isCompletedWithValue(new FindResult.Found(FIRST));
    assertThat(port.find(new Channel(Platform.TERMINAL, "elsewhere"), DELIVERY))
        .isCompletedWithValue(new FindResult.Absent());
  }

  private static ChatMessage message(String words) {
    return ChatMessage.sentence(Tone.WARNING, Text.of("Kling watch"), Text.of(words));
  }
}
