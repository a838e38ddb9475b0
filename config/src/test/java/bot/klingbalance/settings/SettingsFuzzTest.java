package bot.klingbalance.settings;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.fuzz.Fuzzing;
import bot.klingbalance.fuzz.Mutation;
import bot.klingbalance.settings.SettingsReading.Invalid;
import bot.klingbalance.settings.SettingsReading.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * However a good file and a good environment are spoilt: it is settings, or mistakes that stand
 * where they are said to stand and tell no secret.
 */
class SettingsFuzzTest {
  private static final Pattern TOKEN = Pattern.compile("(?m)^( +(?:\\w+_)?(?:token|secret): )\\S+");

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
              SettingKeys.ALL.stream().flatMap(key -> key.standard().stream()).toList(),
              List.of(
                  "",
                  "secret",
                  "nowhere",
                  ".",
                  "1, 2,",
                  "*@example.com,studio@example.org",
                  "jdbc:postgresql://db/bot?password=" + TOKENS.get(4),
                  "https://user:%s@example.com/".formatted(TOKENS.get(4))))
          .flatMap(List::stream)
          .toList();

  private static final List<String> VARIABLES =
      Stream.concat(
              Stream.of(SettingKeys.FILE_VARIABLE),
              SettingKeys.ALL.stream()
                  .flatMap(key -> key.variable().stream())
                  .flatMap(name -> Stream.of(name, name + "_FILE")))
          .toList();

  /** Whatever is said of a secret that does not fit; nothing of its text. */
  private static final Pattern SAID_OF_SECRETS =
      Pattern.compile(
          "missing|empty|an alias|a list|a group of keys|set a second time|set beside [A-Z_]+"
              + "|a value (of another form|with a [a-zA-Z ]+)|a directory|no name of a file"
              + "|an empty file|a file (that|of more) [a-zA-Z0-9 -]+");

  private static final Set<String> SECRETS =
      SettingKeys.ALL.stream()
          .filter(key -> key.kind().secret())
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

  private static final Pattern PLACE = Pattern.compile("(.+) line (\\d+)");
  private static final Pattern SHOWN_AS_WRITTEN = Pattern.compile("\"([\\w.:/@*+-]+)\"");

  @TempDir Path directory;

  @Test
  void aSpoiltFileIsReadOrItsMistakesAreSaidWhereTheyStand() {
    Fuzzing.of(
        "settings",
        SettingsFuzzTest::file,
        bytes -> {
          GivenSettings given =
              new GivenSettings(directory).file(SettingsFile.STANDARD_NAME, bytes);
          String text = new String(bytes, StandardCharsets.UTF_8);
          boolean isRead = isRead(given, text);
          if (isRead) {
            assertThat(SchemaCheck.objectionsTo(text)).isEmpty();
          }
          return isRead;
        });
  }

  @Test
  void aSpoiltEnvironmentIsReadOrItsMistakesAreSaid() {
    String file = FILES.get(2);
    Fuzzing.of(
        "the environment",
        SettingsFuzzTest::environment,
        variables -> {
          GivenSettings given = new GivenSettings(directory).yaml(file);
          variables.forEach(
              (name, value) -> {
                if (name.isEmpty()) {
                  given.file("secret", value);
                } else {
                  given.variable(name, value);
                }
              });
          return isRead(given, file);
        });
  }

  private static byte[] file(Mutation mutation) {
    byte[] bytes = new YamlMutation(mutation).of(FILES).getBytes(StandardCharsets.UTF_8);
    return mutation.any(List.of(1, 2, 3, 4)) == 1 ? mutation.bytesOf(bytes) : bytes;
  }

  /** Some variables; without a name what stands in the file {@code secret}. */
  private static Map<String, String> environment(Mutation mutation) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("", mutation.of(TOKENS));
    for (int left = mutation.any(List.of(1, 2, 3, 4)); left > 0; left--) {
      variables.put(mutation.any(VARIABLES), mutation.of(VALUES));
    }
    return variables;
  }

  private static boolean isRead(GivenSettings given, String text) {
    SettingsReading reading = given.reading();
    if (reading instanceof Valid valid) {
      assertThat(valid.settings()).isEqualTo(GivenSettings.settings(given.reading()));
      return true;
    }
    List<String> lines = List.of(text.split("\r\n|\r|\n", -1));
    List<Mistake> mistakes = ((Invalid) reading).mistakes();
    assertThat(mistakes).isNotEmpty().hasSizeLessThanOrEqualTo(Mistakes.MOST + 1);
    for (Mistake mistake : mistakes) {
      assertIsSentence(mistake);
      assertTellsNoSecret(mistake);
      assertStandsThere(mistake, lines);
    }
    return false;
  }

  private static void assertIsSentence(Mistake mistake) {
    assertThat(mistake.sentence())
        .matches("[^\\p{Cc}\\u2028\\u2029]+: [^\\p{Cc}]+ is [^\\p{Cc}]+; [^\\p{Cc}]+\\.")
        .hasSizeLessThan(400)
        .doesNotContain("is null;", "Exception", "snakeyaml");
  }

  private static void assertTellsNoSecret(Mistake mistake) {
    String sentence = mistake.sentence();
    assertThat(PARTS_OF_TOKENS).noneMatch(sentence::contains);
    if (SECRETS.contains(mistake.key())) {
      assertThat(mistake.found()).matches(SAID_OF_SECRETS);
    }
  }

  private static void assertStandsThere(Mistake mistake, List<String> lines) {
    Matcher place = PLACE.matcher(mistake.place());
    if (!place.matches()) {
      assertThat(mistake.place())
          .isIn(SettingsFile.STANDARD_NAME, "working directory", "environment", "besides");
      return;
    }
    int number = Integer.parseInt(place.group(2));
    assertThat(number).isBetween(1, lines.size());
    if (place.group(1).equals(SettingsFile.STANDARD_NAME)) {
      String line = lines.get(number - 1);
      asWritten(mistake)
          .filter(text -> !line.matches(".*[\"'|>].*"))
          .ifPresent(text -> assertThat(line).contains(text));
    }
  }

  /** The part of a mistake that was copied from the file, where nothing is changed in it. */
  private static Optional<String> asWritten(Mistake mistake) {
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
