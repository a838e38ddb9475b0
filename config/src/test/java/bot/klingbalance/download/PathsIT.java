package bot.klingbalance.download;

import static org.assertj.core.api.Assertions.assertThat;

import bot.klingbalance.testing.LongStory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program lies, and finds its files, where people of Windows keep theirs. */
@LongStory
class PathsIT {
  private static final String ACCOUNT = "studio@example.com";
  private static final String QUESTION = "/kling-balance " + ACCOUNT + "\n";
  private static final String SETTINGS = "C:\\Users\\Jörg\\kling balance.yaml";

  @TempDir private static Path above;
  private static Download download;
  @TempDir private Path folder;

  @BeforeAll
  static void unpack() throws Exception {
    Path place = above.resolve("Program Files (x86)").resolve("Köln & Söhne 100 %");
    download = Download.into(Files.createDirectories(place));
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void theLauncherStartsItFromThereEvenWhereNoLocaleIsSet() throws Exception {
    Map<String, String> noLocale = Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", "");
    for (int start = 0; start < 2; start++) {
      assertThat(wordsOf(download.launcher(), noLocale, "demo")).contains("credits left");
    }
  }

  @Test
  void javaStartsItFromThere() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path jar = download.folder().resolve("kling-balance-bot.jar");

    assertThat(wordsOf(List.of(java.toString(), "-jar", jar.toString()), Map.of(), "demo"))
        .contains("credits left");
  }

  /** Elsewhere such a path is the name of one file. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aPathOfWindowsIsTakenAsItIsWritten() throws Exception {
    Path settings = folder.resolve(SETTINGS);
    Files.writeString(
        settings, "clips: [{ name: v3 pro clip, credits: 100, checked: 2026-08-12 }]\n");
    try (BothChats services = new BothChats(List.of(ACCOUNT), 0)) {
      Map<String, String> environment = new HashMap<>(services.environment());
      environment.put("KLING_BALANCE_BOT_SETTINGS", SETTINGS);
      assertThat(wordsOf(Download.jar(), environment, "balance", ACCOUNT))
          .contains("Enough for 42 × v3 pro clip");

      Files.writeString(settings, "clip: []\n");
      assertThat(wordsOf(Download.jar(), environment, "balance", ACCOUNT))
          .contains(SETTINGS + " line 1: clip")
          .doesNotContain("Exception");
    }
  }

  private String wordsOf(List<String> starter, Map<String, String> environment, String... arguments)
      throws Exception {
    try (PackagedProgram program = PackagedProgram.start(starter, folder, environment, arguments)) {
      program.reads(QUESTION);
      int unused = program.awaitEnd();
      return program.words();
    }
  }
}
