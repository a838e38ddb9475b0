package bot.klingbalance.download;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The archive that people download, unpacked.
 *
 * @param folder where
 */
record Download(Path folder) {
  private static final String NAME = "kling-balance-bot-" + System.getProperty("project.version");

  /** Unpacks what the build made. */
  static Download into(Path folder) throws IOException, InterruptedException {
    Path archive = Path.of("target", NAME + ".tar.gz");
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", folder.toString())
            .inheritIO()
            .start();
    if (tar.waitFor() != 0) {
      throw new AssertionError("not unpacked: " + archive.toAbsolutePath());
    }
    return new Download(folder.resolve(NAME));
  }

  /** What starts the program as most people do. */
  List<String> launcher() {
    return List.of(folder.resolve("kling-balance-bot").toString());
  }

  /** What starts the jar that the build made, without the launcher's options for Java. */
  static List<String> jar() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path jar = Path.of("target", "kling-balance-bot.jar").toAbsolutePath();
    return List.of(java.toString(), "-jar", jar.toString());
  }
}
