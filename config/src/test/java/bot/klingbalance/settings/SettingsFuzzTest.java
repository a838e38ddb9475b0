package bot.klingbalance.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.fuzz.Fuzzing;
import bot.klingbalance.fuzz.Mutation;
import bot.klingbalance.settings.key.SettingKeys;
import bot.klingbalance.settings.reading.Mistakes;
import bot.klingbalance.settings.reading.SettingsMistake;
import bot.klingbalance.settings.reading.SettingsReader;
import bot.klingbalance.settings.reading.SettingsReaderTest;
import bot.klingbalance.settings.reading.SettingsResult;
import bot.klingbalance.settings.reading.SettingsResult.Invalid;
import bot.klingbalance.settings.reading.SettingsResult.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * However a good file and a good environment are spoilt: it is settings, or mistakes that stand
 * where they are said to stand and tell no secret.
 */
class SettingsFuzzTest {
  /** What holds a token in the sample; the log's level of a package has such a name too. */
  private static final Pattern TOKEN =
      Pattern.compile("(?m)^( +(?:\\w+_)?(?:token|secret): )(?!info)\\S+");

  private static final List<String> TOKENS = SettingsPropertiesTest.TOKENS;

  private static final List<String> FILES =
      List.of(
          sample(),
          withTokens(SettingsReaderTest.EXAMPLE),
          """
          slack: { bot_token: %s, signing_secret: "%s" }
          watches:
            - &first
              channel: slack:C1
              accounts: [a@example.com, b@example.com]
              daily_at: 9:05
              time_zone: asia/kathmandu
              warn: &usual { below_credits: 12.5, below_percent: 0 }
            - { channel: discord:42, accounts: all, daily_at: 09:00, time_zone: UTC, warn: *usual }
            - *first
          """
              .formatted(TOKENS.get(1), TOKENS.get(4)),
          """
          useapi:
            tokne: %s
            token:
              - %s
          accounts: { show: [], mask_in_channels: "yes" }
          poll_every: 10s
          """
              .formatted(TOKENS.get(0), TOKENS.get(0)),
          "# nothing yet\n");

  private static final List<String> VALUES =
      Stream.of(
              TOKENS,
              SettingKeys.ALL.stream().flatMap(key -> key.defaultText().stream()).toList(),
              List.of(
                  "",
                  "1, 2,",
                  "*@example.com,studio@example.org",
                  "jdbc:postgresql://db/bot?password=" + TOKENS.get(4),
                  "https://user:%s@example.com/".formatted(TOKENS.get(4))))
          .flatMap(List::stream)
          .toList();

  private static final List<String> VARIABLES =
      SettingKeys.ALL.stream()
          .flatMap(key -> key.variable().stream())
          .flatMap(name -> Stream.of(name, name + "_FILE"))
          .toList();

  /** Of files in the directory, and of others. */
  private static final List<String> NAMES =
      List.of("secret", "lines", "other", "latin", "empty", "nowhere", ".", "/");

  /** Whatever is said of a secret that does not fit; nothing of its text. */
  private static final Pattern SAID_OF_SECRETS =
      Pattern.compile(
          "missing|empty|an alias|a list|a group of keys|set a second time|set beside [A-Z_]+"
              + "|a value (of another form|with a [a-zA-Z ]+)|a directory|no name of a file"
              + "|a value in quotes, which count as a part of it"
              + "|an empty file|an address (of|with|without) [a-zA-Z ]+|a file (that|of more) [a-zA-Z0-9 -]+");

  /** Whatever is wrong with a file as a whole, or is in no file. */
  private static final Pattern SAID_OF_NO_LINE =
      Pattern.compile(
          "(environment|--settings|besides): .*|[a-z.]+: (take out the control characters"
              + "|it has to be one mapping with at most 50 aliases)");

  private static final Set<String> SECRETS =
      SettingKeys.ALL.stream()
          .filter(key -> key.type().secret())
          .flatMap(
              key ->
                  Stream.concat(
                      Stream.of(key.shownName()),
                      key.variable().stream().flatMap(name -> Stream.of(name, name + "_FILE"))))
          .collect(Collectors.toSet());

  /** As long as a text has to be to look like a token. */
  private static final int PART = 20;

  private static final Set<String> PARTS_OF_TOKENS =
      TOKENS.stream().flatMap(SettingsFuzzTest::parts).collect(Collectors.toSet());

  private static final Pattern PLACE = Pattern.compile("(?:settings|file\\.yaml) line (\\d+)");
  private static final Pattern SHOWN_AS_WRITTEN = Pattern.compile("\"([\\w.:/@*+-]+)\"");

  @TempDir private static Path directory;

  @BeforeAll
  static void putFilesWithSecrets() {
    new GivenSettings(directory)
        .file("secret", TOKENS.get(0) + "\n")
        .file("lines", TOKENS.get(1) + "\n" + TOKENS.get(2))
        .file("other", "\u200b" + TOKENS.get(3) + "\u00a0x")
        .file("latin", new byte[] {'x', (byte) 0xe9})
        .file("empty", "\r\n");
  }

  @Test
  void aSpoiltFileIsReadOrItsMistakesAreSaidWhereTheyStand() {
    SettingsReader reader = new SettingsReader(Map.of(), directory, GivenSettings.CLOCK);
    Fuzzing.of(
        "settings",
        mutation -> new YamlMutation(mutation).of(FILES),
        text -> isRead(reader.read(text), text));
  }

  @Test
  void whateverBytesAFileHasItIsReadOrItsMistakesAreSaid() {
    Fuzzing.ofSlow(
        "bytes of settings",
        10,
        mutation -> mutation.bytesOf(new YamlMutation(mutation).of(FILES).getBytes(UTF_8)),
        bytes ->
            isRead(
                new GivenSettings(directory).file("file.yaml", bytes).reading("file.yaml"),
                new String(bytes, UTF_8)));
  }

  @Test
  void whatIsReadPassesTheSchema() {
    SettingsReader reader = new SettingsReader(Map.of(), directory, GivenSettings.CLOCK);
    Fuzzing.ofSlow(
        "settings by the schema",
        10,
        mutation -> new YamlMutation(mutation).of(FILES),
        text -> {
          boolean isValid = reader.read(text) instanceof Valid;
          if (isValid) {
            assertThat(SchemaCheck.objectionsTo(text)).isEmpty();
          }
          return isValid;
        });
  }

  @Test
  void aSpoiltEnvironmentIsReadOrItsMistakesAreSaid() {
    String file = FILES.get(2);
    Fuzzing.of(
        "the environment",
        SettingsFuzzTest::environment,
        variables ->
            isRead(new SettingsReader(variables, directory, GivenSettings.CLOCK).read(file), file));
  }

  private static Map<String, String> environment(Mutation mutation) {
    Map<String, String> variables = new TreeMap<>();
    for (int left = mutation.any(List.of(1, 2, 3, 4)); left > 0; left--) {
      String name = mutation.any(VARIABLES);
      variables.put(name, mutation.of(name.endsWith("_FILE") ? NAMES : VALUES));
    }
    return variables;
  }

  private static boolean isRead(SettingsResult reading, String text) {
    if (reading instanceof Valid) {
      return true;
    }
    List<String> lines = List.of(text.split("\r\n|\r|\n", -1));
    List<SettingsMistake> mistakes = ((Invalid) reading).mistakes();
    assertThat(mistakes).isNotEmpty().hasSizeLessThanOrEqualTo(Mistakes.MOST + 1);
    for (SettingsMistake mistake : mistakes) {
      assertIsSentence(mistake);
      assertTellsNoSecret(mistake);
      assertStandsThere(mistake, lines);
    }
    return false;
  }

  private static void assertIsSentence(SettingsMistake mistake) {
    assertThat(mistake.sentence())
        .matches("[^\\p{Cc}\\u2028\\u2029]+: [^\\p{Cc}]+ is [^\\p{Cc}]+; [^\\p{Cc}]+\\.")
        .hasSizeLessThan(450)
        .doesNotContain("is null;", "Exception", "snakeyaml");
  }

  private static void assertTellsNoSecret(SettingsMistake mistake) {
    String sentence = mistake.sentence();
    assertThat(PARTS_OF_TOKENS).noneMatch(sentence::contains);
    if (SECRETS.contains(mistake.key())) {
      assertThat(mistake.found()).matches(SAID_OF_SECRETS);
    }
  }

  private static void assertStandsThere(SettingsMistake mistake, List<String> lines) {
    Matcher place = PLACE.matcher(mistake.place());
    if (!place.matches()) {
      assertThat(mistake.place() + ": " + mistake.fits()).matches(SAID_OF_NO_LINE);
      return;
    }
    int number = Integer.parseInt(place.group(1));
    assertThat(number).isBetween(1, lines.size());
    String line = lines.get(number - 1);
    asWritten(mistake)
        .filter(text -> !line.matches(".*[\"'|>].*"))
        .ifPresent(text -> assertThat(line).contains(text));
  }

  /** The part of a mistake that was copied from the file, where nothing is changed in it. */
  private static Optional<String> asWritten(SettingsMistake mistake) {
    Matcher shown = SHOWN_AS_WRITTEN.matcher(mistake.found());
    if (shown.matches()) {
      return Optional.of(shown.group(1));
    }
    return Optional.of(mistake.key().substring(mistake.key().lastIndexOf('.') + 1))
        .filter(key -> mistake.found().matches("not a setting|set a second time"))
        .filter(key -> !key.contains(" "));
  }

  private static Stream<String> parts(String token) {
    return Stream.of(token.split("[^\\w-]"))
        .flatMap(
            run ->
                IntStream.rangeClosed(0, run.length() - PART)
                    .mapToObj(from -> run.substring(from, from + PART)));
  }

  private static String sample() {
    try {
      return withTokens(SampleFileTest.uncommented());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with tokens as a service issues them, in their order in a file. */
  private static String withTokens(String yaml) {
    Iterator<String> issued = Stream.of(0, 1, 2, 4, 3).map(TOKENS::get).iterator();
    return TOKEN.matcher(yaml).replaceAll(line -> line.group(1) + issued.next());
  }
}
