package bot.klingbalance.program.bundle;

import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.settings.key.SettingKeys;
import bot.klingbalance.settings.reading.LoadedSettings;
import bot.klingbalance.settings.reading.WrittenValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words that are somebody's, gathered from wherever the doctor reads. */
final class Foreign {
  /** Who and where: of the machine, and of the way out. */
  private static final List<String> VARIABLES =
      List.of(
          "USER",
          "USERNAME",
          "LOGNAME",
          "HOME",
          "USERPROFILE",
          "PWD",
          "HOSTNAME",
          "COMPUTERNAME",
          "HTTPS_PROXY",
          "HTTP_PROXY",
          "ALL_PROXY",
          "NO_PROXY",
          SettingKeys.FILE_VARIABLE);

  private static final List<String> PROPERTIES =
      List.of(
          "user.name",
          "user.home",
          "user.dir",
          "https.proxyHost",
          "https.proxyUser",
          "https.proxyPassword",
          "http.proxyHost",
          "http.proxyUser",
          "http.proxyPassword",
          "http.nonProxyHosts",
          "socksProxyHost");

  /** Of Linux; other systems tell it in a variable. */
  private static final Path NAME_OF_MACHINE = Path.of("/proc/sys/kernel/hostname");

  /** Between the parts of an address, of which each may be told alone. */
  private static final Pattern PARTS = Pattern.compile("[\\s/\\\\:@?&=|,;\\[\\]()]+");

  private static final Pattern PARTS_OF_TOKENS = Pattern.compile("[-.:]");
  private static final int SHORTEST_SECRET = 8;

  /** Parts of addresses that are nobody's. */
  private static final Set<String> COMMON =
      Set.of(
          """
          jdbc sqlite postgresql http https v1 v10 kling api slack discord com localhost
          127.0.0.1 api.useapi.net slack.com discord.com home root tmp var lib etc usr opt app
          data all user password true false none run secrets Users kling-balance-bot kling-
          balance-bot.db kling-balance-bot.yaml mon tue wed thu fri weekly text json info
          masked full debug warn error trace
          """
              .split("\\s+"));

  private final Set<String> words = new HashSet<>();

  Foreign(ProcessContext context) {
    Map<String, String> environment = context.environment();
    Set<String> names = new TreeSet<>(VARIABLES);
    VARIABLES.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    SettingKeys.ALL.stream()
        .flatMap(key -> key.variable().stream())
        .flatMap(name -> Stream.of(name, name + "_FILE"))
        .forEach(names::add);
    names.forEach(name -> addWithParts(environment.getOrDefault(name, "")));
    PROPERTIES.forEach(name -> addWithParts(System.getProperty(name, "")));
    addWithParts(context.workingDirectory().toAbsolutePath().toString());
    addFile(NAME_OF_MACHINE, text -> addWithParts(text.strip()));
  }

  /** What a file says, as far as it can be read. */
  private static void addFile(Path file, Consumer<String> add) {
    try {
      add.accept(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      // What is not read here is nowhere else either.
    }
  }

  /** The values of a settings file that has mistakes. */
  void addSettingsFile(Path file) {
    addFile(file, text -> SettingsWords.of(text).forEach(this::addWithParts));
  }

  /** What a file says that holds a secret, and nothing else. */
  void addSecretFile(Path file) {
    addFile(file, text -> addSecret(text.strip()));
  }

  private void addSecret(String secret) {
    addWithParts(secret);
    Arrays.stream(PARTS_OF_TOKENS.split(secret))
        .filter(part -> part.length() >= SHORTEST_SECRET)
        .forEach(this::add);
  }

  void add(String word) {
    String stripped = word.strip();
    if (!COMMON.contains(stripped) && !isSmallNumber(stripped)) {
      words.add(stripped);
    }
  }

  /** Everything that is written there. */
  void add(LoadedSettings settings) {
    settings.written().values().stream()
        .flatMap(Collection::stream)
        .map(WrittenValue::text)
        .forEach(this::addWithParts);
    SettingKeys.ALL.stream()
        .filter(key -> key.type().secret())
        .flatMap(key -> settings.written().getOrDefault(key.name(), List.of()).stream())
        .forEach(secret -> addSecret(secret.text()));
  }

  /** And each part of it that could be told alone. */
  void addWithParts(String text) {
    add(text);
    Arrays.stream(PARTS.split(text)).forEach(this::add);
  }

  Masking masking() {
    return Masking.of(words);
  }

  /** A port, a limit, a day: they stand everywhere, and are nobody's. */
  private static boolean isSmallNumber(String word) {
    return word.matches("\\d{1,5}(?:[smhd]|ms)?|\\d{1,2}:\\d{2}");
  }
}
