package bot.klingbalance.download;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process of the program as people get it, with nothing of the tests on its class path. */
final class PackagedProgram implements AutoCloseable {
  private static final int MOST_SECONDS = 60;
  private static final long LOOK_NANOS = 1_000_000;

  private final Process process;
  private final Path log;

  private PackagedProgram(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it.
   *
   * @param starter what a person types before the arguments
   * @param folder where it is started, and where its log grows
   */
  static PackagedProgram start(
      List<String> starter, Path folder, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(starter);
    command.addAll(List.of(arguments));
    Path log = folder.resolve("bot.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      return new PackagedProgram(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long id() {
    return process.pid();
  }

  /** How long processors have worked for it, in all its threads. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Waits until it has printed or logged {@code words}. */
  void awaitWords(String words) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!words().contains(words)) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new AssertionError("the program does not say %s: %s".formatted(words, words()));
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** Pipes {@code lines} into it, and no more. */
  void reads(String lines) throws IOException {
    try (OutputStream input = process.getOutputStream()) {
      input.write(lines.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Asks it to end, as systemd and Docker do, and returns its exit status. */
  int terminate() throws InterruptedException {
    process.destroy();
    return awaitEnd();
  }

  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the program does not end: " + words());
    }
    return process.exitValue();
  }

  /** What it printed and logged. */
  String words() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
