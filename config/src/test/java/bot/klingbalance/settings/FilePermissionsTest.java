package bot.klingbalance.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bot.klingbalance.settings.reading.SettingsFile;
import bot.klingbalance.settings.reading.SettingsReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePermissionsTest {
  private final FilePermissions permissions = FilePermissions.ofThisProcess();
  @TempDir private Path directory;

  @BeforeEach
  void letEverybodyIn() throws IOException {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    allow(directory, "rwxr-xr-x");
  }

  @Test
  void whatEverybodyCanReadIsNamedWithTheCommandThatMendsIt() throws IOException {
    Path file = file("bot.db", "rw-r--r--");
    Path log = file("bot.db-wal", "rw-r--r--");

    assertThat(permissions.objectionTo(List.of(file, log, directory.resolve("bot.db-shm"))))
        .contains(
            "Every user of this machine can read %1$s %2$s. This mends it: chmod 600 %1$s %2$s"
                .formatted(file, log));
  }

  @Test
  void whatOnlySomeCanReadIsNoBusinessOfTheBot() throws IOException {
    assertThat(permissions.objectionTo(List.of(file("own", "rw-------")))).isEmpty();
    assertThat(permissions.objectionTo(List.of(file("group", "rw-r-----")))).isEmpty();
    assertThat(permissions.objectionTo(List.of(directory.resolve("absent")))).isEmpty();
  }

  @Test
  void aFolderThatLetsNobodyInKeepsItsFiles() throws IOException {
    Path file = file("token", "rw-r--r--");
    allow(directory, "rwx------");

    assertThat(permissions.objectionTo(List.of(file))).isEmpty();
  }

  @Test
  void aLinkIsAsOpenAsWhatItLeadsTo() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), file("it", "rw-r--r--"));

    assertThat(permissions.objectionTo(List.of(link))).isPresent();
  }

  @Test
  void aFileOfSomebodyElseBecomesTheBots() throws IOException {
    Path file = file("it's", "rw-r--r--");

    assertThat(new FilePermissions("kling").objectionTo(List.of(file)).orElseThrow())
        .endsWith("chown kling '%1$s' && chmod 600 '%1$s'".formatted(shell(file)));
  }

  @Test
  void onlyFilesWithSecretsAreLookedAt() throws IOException {
    Path settings = directory.resolve(SettingsFile.STANDARD_NAME);
    Path token = Files.writeString(directory.resolve("token"), "user:1-secret");
    SettingsReader reader =
        new SettingsReader(Map.of("USEAPI_TOKEN_FILE", "token"), directory, GivenSettings.CLOCK);

    Files.writeString(settings, "database: { url: 'jdbc:sqlite:bot.db' }");
    assertThat(reader.secretFiles(Optional.empty())).containsExactly(token);
    Files.writeString(settings, "database: { url: 'jdbc:postgresql://db/bot?password=hunter2' }");
    assertThat(reader.secretFiles(Optional.empty())).containsExactly(settings, token);
    Files.writeString(settings, "discord: { token: secret }");
    assertThat(reader.secretFiles(Optional.empty())).containsExactly(settings, token);
  }

  private Path file(String name, String rights) throws IOException {
    Path file = Files.writeString(directory.resolve(name), "secret");
    allow(file, rights);
    return file;
  }

  private static String shell(Path file) {
    return file.toString().replace("'", "'\\''");
  }

  private static void allow(Path file, String rights) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
  }
}
