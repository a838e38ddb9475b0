package bot.klingbalance.download;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.settings.ReadmeTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The download for an existing Java, unpacked: its papers, its script and its launcher. */
class DownloadIT {
  private static final String ACCOUNT = "studio@example.com";
  private static final int SIGTERM = 15;

  @TempDir private static Path unpacked;
  private static Download download;

  @TempDir private Path folder;

  @BeforeAll
  static void unpack() throws Exception {
    download = Download.into(unpacked);
  }

  @Test
  void theLinksOfWhatOneReadsInItLeadToFilesOfTheDownload() throws Exception {
    List<Path> pages;
    try (Stream<Path> all = Files.walk(download.folder())) {
      pages = all.filter(each -> each.toString().endsWith(".md")).toList();
    }

    assertThat(pages)
        .map(Path::getFileName)
        .map(Path::toString)
        .contains("README.md", "SECURITY.md");
    for (Path page : pages) {
      assertThat(ReadmeTest.links(Files.readString(page)))
          .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void theScriptOfItsReadmeRendersOnlyWhatThereAreCreditsFor() throws Exception {
    String readme = Files.readString(download.folder().resolve("README.md"));
    String script = readme.substring(readme.indexOf("if kling-balance-bot plan 40"));
    Files.writeString(folder.resolve("script.sh"), script.substring(0, script.indexOf("```")));
    Path render = Files.writeString(folder.resolve("render.sh"), "#!/bin/sh\necho > rendered\n");
    assertThat(render.toFile().setExecutable(true)).isTrue();

    assertThat(wordsOfScriptWhereAClipTakes(106)).contains("40 × v3 pro clip = 4,240 credits");
    assertThat(folder.resolve("rendered")).doesNotExist();
    assertThat(wordsOfScriptWhereAClipTakes(105)).contains("has 4,200: 0 left after it");
    assertThat(folder.resolve("rendered")).exists();
  }

  private String wordsOfScriptWhereAClipTakes(int credits) throws Exception {
    Files.writeString(
        folder.resolve("kling-balance-bot.yaml"),
        "clips: [{ name: v3 pro clip, credits: %d, checked: 2026-08-12 }]\n".formatted(credits));
    try (BothChats services = new BothChats(List.of(ACCOUNT), 0);
        PackagedProgram script =
            PackagedProgram.start(
                List.of("sh", "script.sh"), folder, onPath(services.environment()))) {
      assertThat(script.awaitEnd()).as(script::words).isZero();
      return script.words();
    }
  }

  private static Map<String, String> onPath(Map<String, String> environment) {
    environment.put("PATH", download.folder() + ":" + System.getenv("PATH"));
    return environment;
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      architectures = {"amd64", "aarch64"})
  void theLauncherUnpacksNoLibraryIntoAFolderThatMayForbidToRunIt() throws Exception {
    TwoWeeks.keep(folder, List.of(ACCOUNT));
    Path temporary = Files.createDirectory(folder.resolve("temporary"));

    try (BothChats chats = new BothChats(List.of(ACCOUNT), 0)) {
      Map<String, String> environment = chats.environment();
      environment.put("KLING_BALANCE_BOT_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
      try (PackagedProgram program =
          PackagedProgram.start(download.launcher(), folder, environment, "run")) {
        chats.awaitOnDiscord();
        assertThat(chats.balanceOnDiscord(ACCOUNT).path("attachments"))
            .as("the picture of what the database knows")
            .hasSize(1);

        assertThat(temporary).isEmptyDirectory();
        assertThat(program.terminate()).as(program::words).isIn(0, 128 + SIGTERM);
      }
    }
  }
}
