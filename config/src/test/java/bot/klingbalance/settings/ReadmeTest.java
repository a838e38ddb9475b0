package bot.klingbalance.settings;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.command.BotCommands;
import bot.klingbalance.command.spec.CommandSpec;
import bot.klingbalance.command.spec.SubcommandSpec;
import bot.klingbalance.settings.key.Effect;
import bot.klingbalance.settings.key.SettingKey;
import bot.klingbalance.settings.key.SettingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The README names each key and each variable, leads to files that exist, and shows today's
 * picture.
 */
public class ReadmeTest {
  private static final Path README = Path.of("../README.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (.*?) \\|(.*?)\\| .* \\|$");
  private static final Pattern NAME = Pattern.compile("`([a-z_]+(?:\\.[a-z_]+)*)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
  private static final Pattern TYPED = Pattern.compile("(?m)^\\| `/([a-z-]+)");
  private static final Pattern VARIABLE = Pattern.compile("`([A-Z_]+)`");

  @Test
  void itTellsOfEachKeyAndOfNoOther() throws IOException {
    Set<String> told = told(1, NAME);

    assertThat(told).containsAll(keys(false));
    assertThat(keys(true)).containsAll(told);
  }

  /** A row may name several subcommands; each command has a help, which needs none. */
  @Test
  void itTellsOfEachCommandAndSubcommandAndOfNoOther() throws IOException {
    String commands = table("| command | what it does |");

    for (CommandSpec spec : BotCommands.SPECS) {
      assertThat(commands).contains("| `" + spec.typedName());
      assertThat(spec.subcommands())
          .extracting(SubcommandSpec::name)
          .filteredOn(name -> !name.equals("help"))
          .allSatisfy(
              name ->
                  assertThat(commands)
                      .containsPattern("`(%s )?%s[ `]".formatted(spec.typedName(), name)));
    }
    assertThat(TYPED.matcher(commands).results().map((MatchResult typed) -> typed.group(1)))
        .isNotEmpty()
        .allMatch(name -> BotCommands.SPECS.stream().anyMatch(each -> each.name().equals(name)));
  }

  @Test
  void itTellsOfEachVariableAndOfNoOther() throws IOException {
    Set<String> variables =
        SettingKeys.ALL.stream()
            .flatMap(key -> key.variable().stream().flatMap(each -> forms(key, each)))
            .collect(Collectors.toSet());

    assertThat(told(2, VARIABLE)).isEqualTo(variables);
  }

  @Test
  void itTellsWhichKeysARunningBotTakesOver() throws IOException {
    Pattern paragraph = Pattern.compile("(?s)\n\n(?!\\|)((?:(?!\n\n).)*`log\\.levels`.*?)\n\n");
    String told =
        paragraph
            .matcher(Files.readString(README))
            .results()
            .map(match -> match.group(1))
            .findFirst()
            .orElseThrow();
    Set<String> live =
        NAME.matcher(told).results().map(name -> name.group(1)).collect(Collectors.toSet());

    assertThat(SettingKeys.ALL)
        .allSatisfy(
            key ->
                assertThat(live.stream().anyMatch(each -> isIn(each, key)))
                    .as(key.name())
                    .isEqualTo(key.effect() == Effect.LIVE));
  }

  private static boolean isIn(String told, SettingKey<?> key) {
    return (key.shownName() + ".").startsWith(told + ".");
  }

  @Test
  void itsLinksLeadToFiles() throws IOException {
    List<String> links = links(Files.readString(README));

    assertThat(links).hasSizeGreaterThan(5);
    assertThat(links).allSatisfy(link -> assertThat(Path.of("..").resolve(link)).exists());
  }

  @Test
  void itsPictureIsTheOneThatDiscordGets() throws IOException {
    assertThat(Files.readAllBytes(Path.of("balance-chart.png")))
        .isEqualTo(
            Files.readAllBytes(
                Path.of("../discord-adapter/src/test/resources/golden/chart-granted.png")));
  }

  /** The links and pictures of a text in Markdown that lead to files beside it. */
  public static List<String> links(String markdown) {
    return LINK.matcher(markdown)
        .results()
        .map((MatchResult link) -> link.group(1))
        .filter(link -> !link.startsWith("https:") && !link.startsWith("#"))
        .toList();
  }

  /**
   * All keys by their names.
   *
   * @param withGroups also {@code watches}, of which {@code watches.channel} is one
   */
  private static Set<String> keys(boolean withGroups) {
    return SettingKeys.ALL.stream()
        .map(key -> key.shownName().replaceFirst("^(log\\.levels)\\..*", "$1"))
        .flatMap(
            name ->
                withGroups && name.contains(".")
                    ? Stream.of(name, name.substring(0, name.indexOf('.')))
                    : Stream.of(name))
        .collect(Collectors.toSet());
  }

  private static Stream<String> forms(SettingKey<?> key, String variable) {
    return key.type().secret() ? Stream.of(variable, variable + "_FILE") : Stream.of(variable);
  }

  /** What stands in a column of the table. */
  private static Set<String> told(int column, Pattern what) throws IOException {
    return ROW.matcher(table("| key | environment |"))
        .results()
        .flatMap(row -> what.matcher(row.group(column)).results())
        .map((MatchResult name) -> name.group(1))
        .collect(Collectors.toSet());
  }

  /** The table that begins with this header. */
  private static String table(String header) throws IOException {
    String text = Files.readString(README);
    String table = text.substring(text.indexOf(header));
    return table.substring(0, table.indexOf("\n\n"));
  }
}
