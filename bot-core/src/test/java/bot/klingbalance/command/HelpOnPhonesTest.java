package bot.klingbalance.command;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.Example;
import bot.klingbalance.message.ChatMessage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The help of every command is read on a phone. */
class HelpOnPhonesTest {
  /** Columns of code on a line of a phone. */
  private static final int CODE = 39;

  /** Characters of about two lines of running text. */
  private static final int MEANING = 80;

  @ParameterizedTest
  @MethodSource("commands")
  void whatIsToBeTypedFitsOnALineAndWhatItDoesOnTwo(CommandSpec spec) {
    assertThat(examples(spec)).isNotEmpty().allMatch(each -> each.text().length() <= CODE);
    assertThat(examples(spec)).allMatch(each -> each.meaning().length() <= MEANING);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatItDoesStandsBelowWhatIsToBeTyped(CommandSpec spec) {
    ChatMessage help = HelpMessage.of(spec);

    assertThat(help.body().get(0).toString())
        .contains(examples(spec).get(0).text(), "\n" + examples(spec).get(0).meaning());
  }

  static Stream<CommandSpec> commands() {
    return BotCommands.SPECS.stream();
  }

  private static List<Example> examples(CommandSpec spec) {
    return spec.help().examples();
  }
}
