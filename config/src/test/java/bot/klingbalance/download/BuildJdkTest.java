package bot.klingbalance.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildJdkTest {
  @TempDir private Path folder;

  @Test
  void theNewestWithLongTermSupportIsTaken() throws IOException {
    List<Path> homes =
        List.of(jdk("17.0.15"), jdk("25.0.3"), jdk("26.0.1"), jdk("21.0.9"), jdk("11.0.2"));

    assertThat(BuildJdk.newestOf(homes.stream()))
        .map(found -> found.version().toString())
        .contains("25.0.3");
  }

  @Test
  void aRuntimeWithoutJlinkIsNone() throws IOException {
    Path home = jdk("25.0.3");
    Files.delete(BuildJdk.tool(home, "jlink"));

    assertThat(BuildJdk.at(home)).isEqualTo(Optional.empty());
  }

  private Path jdk(String version) throws IOException {
    Path home = folder.resolve(version);
    Files.createDirectories(home.resolve("bin"));
    Path jlink = Files.createFile(BuildJdk.tool(home, "jlink"));
    assertThat(jlink.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
    return home;
  }
}
