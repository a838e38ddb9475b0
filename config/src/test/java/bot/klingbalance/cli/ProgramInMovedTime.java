package bot.klingbalance.cli;

import bot.klingbalance.crash.MovedClock;
import bot.klingbalance.program.ProcessContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;

/**
 * The program as {@link Main} starts it, but on a clock that is ahead of the system's by the
 * property {@code clock.ahead}, and further by each line of standard input, such as {@code PT1M}.
 * How far it is ahead once it has moved stands in a file.
 *
 * <p>It dies where standard input ends: no process outlives its test.
 */
public final class ProgramInMovedTime {
  private ProgramInMovedTime() {}

  /** Where a process writes how far its clock is ahead; in the folder in which it was started. */
  public static Path reading(long process) {
    return Path.of("clock-of-" + process);
  }

  public static void main(String[] arguments) {
    MovedClock clock = new MovedClock(Duration.parse(System.getProperty("clock.ahead")));
    Thread hand = new Thread(() -> moveOn(clock, System.in), "hand-of-the-clock");
    hand.setDaemon(true);
    hand.start();
    Main.runAndExit(
        stop ->
            new ProcessContext(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                InputStream.nullInputStream(),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                false,
                false,
                stop,
                clock,
                ZoneId.of("Europe/Berlin")),
        arguments);
  }

  private static void moveOn(MovedClock clock, InputStream lines) {
    try (var reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        clock.move(Duration.parse(line));
        Files.writeString(reading(ProcessHandle.current().pid()), clock.ahead().toString());
      }
    } catch (IOException gone) {
      System.err.println("Nobody moves the clock any more: " + gone);
    }
    Runtime.getRuntime().halt(1);
  }
}
