package bot.klingbalance.settings;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.settings.key.SettingKey;
import bot.klingbalance.settings.key.SettingKeys;
import bot.klingbalance.settings.reading.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files that people deploy with set what there is to set. */
class DeploymentFilesTest {
  private static final Pattern VARIABLE = Pattern.compile("\\b[A-Z]{3,}(?:_[A-Z]+)+\\b");

  /** Of the launcher, and of PostgreSQL's image. */
  private static final Set<String> OTHERS =
      Set.of(
          "KLING_BALANCE_BOT_JAVA_OPTIONS",
          "POSTGRES_USER",
          "POSTGRES_DB",
          "POSTGRES_PASSWORD_FILE");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"kling-balance-bot.service", "compose.yaml", "kubernetes.yaml"})
  void everyVariableInThemIsOneThatSomebodyReads(String file) throws IOException {
    String text = Files.readString(Path.of(file));

    assertThat(VARIABLE.matcher(text).results().map(MatchResult::group))
        .contains("USEAPI_TOKEN_FILE")
        .isSubsetOf(known());
  }

  @Test
  void secretsAreForTheBotAloneAndTheNetworkIsNarrow() throws IOException {
    String kubernetes = Files.readString(Path.of("kubernetes.yaml"));

    assertThat(kubernetes.lines().filter(line -> line.contains("secretName:"))).hasSize(2);
    assertThat(kubernetes.lines().filter(line -> line.contains("defaultMode:")))
        .hasSize(2)
        .allMatch(line -> line.strip().equals("defaultMode: 0400"));
    assertThat(kubernetes.lines().filter(line -> line.equals("kind: NetworkPolicy"))).hasSize(2);
    assertThat(Files.readString(Path.of("compose.yaml")))
        .contains("chown 65532:65532 secrets/* && chmod 400 secrets/*")
        .doesNotContain("chmod 644");
  }

  @Test
  void twoBotsAreUpdatedOneAfterTheOther() throws IOException {
    Map<?, ?> deployment = document("Deployment");
    Map<?, ?> spec = (Map<?, ?>) Objects.requireNonNull(deployment.get("spec"));

    assertThat(spec.get("replicas")).isEqualTo(2);
    assertThat(spec.get("strategy"))
        .isEqualTo(
            Map.of(
                "type",
                "RollingUpdate",
                "rollingUpdate",
                Map.of("maxSurge", 1, "maxUnavailable", 0)));
    assertThat(document("PodDisruptionBudget").get("spec"))
        .isEqualTo(Map.of("maxUnavailable", 1, "selector", spec.get("selector")));
    assertThat(Files.readString(Path.of("compose.yaml")))
        .contains("\n  bot-1:\n    <<: *bot\n", "\n  bot-2:\n    <<: *bot\n");
  }

  private static Map<?, ?> document(String kind) throws IOException {
    Iterable<Object> documents =
        new Load(LoadSettings.builder().build())
            .loadAllFromString(Files.readString(Path.of("kubernetes.yaml")));
    return StreamSupport.stream(documents.spliterator(), false)
        .map(document -> (Map<?, ?>) document)
        .filter(document -> kind.equals(document.get("kind")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSettingsInTheManifestOfKubernetesAreFreeOfMistakes() throws IOException {
    Map<?, ?> settings = (Map<?, ?>) Objects.requireNonNull(document("ConfigMap").get("data"));
    String text = (String) Objects.requireNonNull(settings.get(SettingsFile.STANDARD_NAME));

    Settings read = new GivenSettings(directory).yaml(text).settings();

    assertThat(read.health().bind()).isEqualTo("0.0.0.0");
  }

  private static Set<String> known() {
    Set<String> known = new HashSet<>(OTHERS);
    known.add(SettingKeys.FILE_VARIABLE);
    known.add("HTTPS_PROXY");
    for (SettingKey<?> key : SettingKeys.ALL) {
      key.variable()
          .ifPresent(
              variable -> {
                known.add(variable);
                if (key.type().secret()) {
                  known.add(variable + "_FILE");
                }
              });
    }
    return known;
  }
}
