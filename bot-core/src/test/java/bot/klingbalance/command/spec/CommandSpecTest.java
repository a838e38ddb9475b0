package bot.klingbalance.command.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandSpecTest {
  private static final CommandHelp HELP = new CommandHelp("", List.of(), List.of(), List.of());
  private static final OptionSpec ACCOUNT = OptionSpec.words("account", "Which account");
  private static final OptionSpec DAYS =
      OptionSpec.number("days", "How many days").typedAs("last %sd");

  @Test
  void optionsAreWrittenOutInTheirOrderAsAPersonTypesThem() {
    CommandSpec spec = new CommandSpec("kling-x", "X", List.of(ACCOUNT, DAYS), List.of(), HELP);

    assertThat(spec.typed("", Map.of("days", "30", "account", " a@b.c ")))
        .isEqualTo("a@b.c last 30d");
    assertThat(spec.typed("", Map.of("days", " ", "unknown", "1"))).isEmpty();
  }

  @Test
  void aSubcommandStandsBeforeItsOptionsAndOneThatIsNotKnownAlone() {
    SubcommandSpec show = new SubcommandSpec("show", "Shows", ACCOUNT);
    CommandSpec spec = new CommandSpec("kling-x", "X", List.of(), List.of(show), HELP);

    assertThat(spec.typed("show", Map.of("account", "all"))).isEqualTo("show all");
    assertThat(spec.typed("show", Map.of())).isEqualTo("show");
    assertThat(spec.typed("later", Map.of("account", "all"))).isEqualTo("later");
    assertThat(spec.typed("", Map.of("account", "all"))).isEmpty();
    assertThat(spec.option("show", "account")).contains(ACCOUNT);
    assertThat(spec.option("later", "account")).isEmpty();
  }

  @Test
  void theKeywordIsWhatStandsBeforeTheValue() {
    assertThat(DAYS.keyword()).contains("last");
    assertThat(ACCOUNT.keyword()).isEmpty();
  }

  @Test
  void whatNoChatWouldTakeCannotBeMade() {
    SubcommandSpec show = new SubcommandSpec("show", "Shows");
    assertThatThrownBy(() -> new CommandSpec("Kling X", "X", List.of(), List.of(), HELP))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CommandSpec("x", "x".repeat(101), List.of(), List.of(), HELP))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CommandSpec("x", "X", List.of(ACCOUNT), List.of(show), HELP))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ACCOUNT.typedAs("nothing"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
