package bot.klingbalance.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot in a Java of its own, which finds no fonts, as in a slim image. */
class MachineWithoutFontsTest {
  @TempDir private Path directory;

  @Test
  void theMessageGoesOutWithoutItsPictureAndTheLogSaysSoOnce() throws Exception {
    Path nowhere = directory.resolve("nowhere");

    List<String> said =
        run(
            "charts",
            "-Dsun.awt.fontconfig=" + nowhere,
            "-Dsun.java2d.fontpath=" + nowhere,
            "-Djava.awt.headless=true");

    assertThat(said).hasSize(3);
    assertThat(said.subList(0, 2))
        .allSatisfy(
            message ->
                assertThat(message)
                    .contains("560 credits left", "▇▇▇▇▇▅▅▅▅▅▃▃▃▃▃ → ▂▂▂▂▁▁▁▁▁▁")
                    .doesNotContain("attachment"));
    assertThat(said.get(2)).contains("Pictures are left out, since this machine cannot draw them");
  }

  @Test
  void nothingOfTheDrawingIsLoadedBeforeThereIsAChart() throws Exception {
    Path classes = directory.resolve("classes");

    List<String> said = run("words", "-Xlog:class+load:file=" + classes);

    assertThat(said).hasSize(2).noneMatch(line -> line.contains("Pictures are left out"));
    assertThat(Files.readAllLines(classes))
        .anyMatch(line -> line.contains(" bot.klingbalance.discord.drawing.ChartRenderer "))
        .noneMatch(line -> line.contains(" bot.klingbalance.discord.drawing.ChartPainter "))
        .noneMatch(line -> line.contains(" java.awt.image.BufferedImage "))
        .noneMatch(line -> line.contains(" java.awt.Font "));
  }

  /** What {@link BotWithoutFonts} said. */
  private List<String> run(String what, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            BotWithoutFonts.class.getName(),
            what));
    Path empty = Files.writeString(directory.resolve("fonts.conf"), "<fontconfig></fontconfig>");
    Path said = directory.resolve("said");
    ProcessBuilder bot = new ProcessBuilder(command).redirectOutput(said.toFile());
    bot.environment().put("FONTCONFIG_FILE", empty.toString());
    assertThat(bot.redirectError(directory.resolve("errors").toFile()).start().waitFor()).isZero();
    return Files.readAllLines(said, StandardCharsets.UTF_8).stream()
        .filter(line -> line.startsWith(BotWithoutFonts.MARK))
        .toList();
  }
}
