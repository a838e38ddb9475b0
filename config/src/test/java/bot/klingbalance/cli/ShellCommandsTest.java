package bot.klingbalance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.message.ChatMessage;
import bot.klingbalance.message.Text;
import bot.klingbalance.message.Tone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message says to type, for somebody at a shell. */
class ShellCommandsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/kling-usage                           | kling-balance-bot usage",
        "/kling-usage 30d                       | kling-balance-bot usage --days 30d",
        "/kling-usage a@example.com 8w          | kling-balance-bot usage a@example.com --days 8w",
        "/kling-balance a@example.com           | kling-balance-bot balance a@example.com",
        "/kling-balance a@example.com 30d       | kling-balance-bot balance a@example.com --history 30d",
        "/kling-plan 40 v3 pro                  | kling-balance-bot plan 40 v3 pro",
        "/kling-plan 40 v3 pro on a@example.com | kling-balance-bot plan 40 v3 pro --on a@example.com",
        "/kling-watch add all                   | /kling-watch add all",
        "kling-v3-pro                           | kling-v3-pro"
      })
  void aCommandOfAChatIsTypedInItsOwnWay(String inChat, String atShell) {
    assertThat(ShellCommands.atShell(inChat)).isEqualTo(atShell);
  }

  @Test
  void onlyWhatIsToBeTypedIsChanged() {
    Text sentence = Text.of("No /kling-usage here. Type ").code("/kling-usage 7d").plain(".");

    ChatMessage message =
        ShellCommands.in(ChatMessage.sentence(Tone.NEUTRAL, Text.of("Kling usage"), sentence));

    assertThat(message.body().get(0).toString())
        .contains("No /kling-usage here. Type ", "kling-balance-bot usage --days 7d");
  }
}
