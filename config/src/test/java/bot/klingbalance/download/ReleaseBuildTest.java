package bot.klingbalance.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a release says of its own making is what was done. */
class ReleaseBuildTest {
  private static final List<String> TESTED = List.of("skipTests=false", "skipITs=false");
  @TempDir private Path java;

  @Test
  void theCommandIsTheOneThatWasTyped() throws IOException {
    assertThat(build(" -o -Prelease -Pdownload clean verify").command())
        .isEqualTo("mvn -o -Prelease -Pdownload clean verify");
  }

  @Test
  void aPasswordInTheCommandIsNotPublished() throws IOException {
    assertThat(build("-Dgpg.passphrase=hunter2 -Pproxy -DproxyToken=hunter3 verify").command())
        .isEqualTo("mvn -Dgpg.passphrase=••• -Pproxy -DproxyToken=••• verify");
  }

  @ParameterizedTest
  @CsvSource({"skipTests=true", "skipTests=", "skipITs=true"})
  void aReleaseWithoutItsTestsIsRefused(String skipped) {
    assertThatThrownBy(
            () -> ReleaseBuild.of("verify", List.of("x=false", skipped), Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "A release is tested as a whole, and this build leaves tests out: " + skipped + ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-Dtest=One verify", "-Prelease -Dit.test=OneIT verify", "-rf :config verify"})
  void aReleaseWithSomeOfItsTestsIsRefused(String arguments) {
    assertThatThrownBy(() -> build(arguments)).hasMessageContaining("a selection of tests");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = " ")
  void aBuildWhoseCommandNobodyKnowsIsRefused(String arguments) {
    assertThatThrownBy(() -> build(arguments)).hasMessageContaining("MAVEN_CMD_LINE_ARGS");
  }

  @Test
  void bothJavasAreTold() throws IOException {
    Files.writeString(
        java.resolve("release"), "JAVA_VERSION=\"25.0.3\"\nMODULES=\"java.base java.desktop\"\n");

    ReleaseBuild build = ReleaseBuild.of("verify", TESTED, Optional.of(java));

    assertThat(build.java()).endsWith(System.getProperty("java.version"));
    assertThat(build.ownJava()).contains("25.0.3");
  }

  private static ReleaseBuild build(String arguments) throws IOException {
    return ReleaseBuild.of(arguments, TESTED, Optional.empty());
  }
}
