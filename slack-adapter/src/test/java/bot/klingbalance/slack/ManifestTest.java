package bot.klingbalance.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.command.BotCommands;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.slack.webapi.WebMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What people paste when they make the app is what the code uses, and nothing besides. */
final class ManifestTest {
  private static final Path MANIFEST = Path.of("../config/slack-app-manifest.yaml");

  @Test
  void theScopesAreThoseThatTheCodeUses() throws IOException {
    String scopes = section("    bot:\n", "settings:");

    assertThat(found("- ([a-z:]+)", scopes)).isEqualTo(new TreeSet<>(WebMethod.botScopes()));
  }

  @Test
  void theCommandsAreThoseThatTheCodeAnswers() throws IOException {
    assertThat(found("- command: (\\S+)", Files.readString(MANIFEST)))
        .containsExactlyInAnyOrderElementsOf(
            BotCommands.SPECS.stream().map(CommandSpec::typedName).toList());
  }

  @Test
  void eachCommandIsDescribedAsItIsInTheOtherChats() throws IOException {
    assertThat(found("  description: \"(.*)\"", section("slash_commands:", "oauth_config:")))
        .containsExactlyInAnyOrderElementsOf(
            BotCommands.SPECS.stream().map(CommandSpec::summary).toList());
  }

  @Test
  void eachCommandSaysHowItIsUsedAsItsHelpDoes() throws IOException {
    assertThat(found("usage_hint: \"(.*)\"", Files.readString(MANIFEST)))
        .containsExactlyInAnyOrderElementsOf(
            BotCommands.SPECS.stream().map(spec -> spec.help().usage()).toList());
  }

  @Test
  void buttonsAndSocketModeAreSwitchedOn() throws IOException {
    assertThat(Files.readString(MANIFEST))
        .contains("interactivity:\n    is_enabled: true", "socket_mode_enabled: true");
  }

  private static String section(String from, String to) throws IOException {
    String all = Files.readString(MANIFEST);
    return all.substring(all.indexOf(from), all.indexOf(to));
  }

  private static Set<String> found(String pattern, String text) {
    List<String> found =
        Pattern.compile(pattern)
            .matcher(text)
            .results()
            .map((MatchResult r) -> r.group(1))
            .toList();
    return new TreeSet<>(found);
  }
}
