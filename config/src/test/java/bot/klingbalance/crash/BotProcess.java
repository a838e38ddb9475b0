package bot.klingbalance.crash;

import bot.klingbalance.cli.ProgramInMovedTime;
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

/** The bot as a process of its own, that can be killed. */
public final class BotProcess implements AutoCloseable {
  private static final Duration MOST_TO_DIE = Duration.ofSeconds(60);
  private static final Duration MOST_TO_MOVE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(5);
  private static final List<String> SMALL =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx128m");

  private final Process process;
  private final Path log;
  private final Path clock;
  private Duration ahead;

  private BotProcess(Process process, Path folder, Duration ahead) {
    this.process = process;
    this.log = log(folder);
    this.clock = folder.resolve(ProgramInMovedTime.reading(process.pid()));
    this.ahead = ahead;
  }

  /**
   * Starts the program.
   *
   * @param folder where it is started; its settings lie there, and its log grows there
   * @param ahead how far its clock is ahead of the system's
   */
  static BotProcess start(Path folder, Duration ahead, Map<String, String> environment) {
    List<String> options = new ArrayList<>(SMALL);
    options.addAll(KeptClasses.options(SMALL));
    return start(folder, ahead, environment, options);
  }

  /** The same with other options for Java; they may name another class path than this one's. */
  static BotProcess start(
      Path folder, Duration ahead, Map<String, String> environment, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    command.addAll(options);
    command.add("-Dclock.ahead=" + ahead);
    command.addAll(List.of(ProgramInMovedTime.class.getName(), "run"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()));
    builder.environment().putAll(environment);
    try {
      return new BotProcess(builder.start(), folder, ahead);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long id() {
    return process.pid();
  }

  /** Of one that has ended. */
  public int exitStatus() {
    return process.exitValue();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Moves its clock on, and returns when it has moved: what a busy bot hears right after would
   * otherwise come before the move, and be answered after it. A dying one does not mind.
   */
  void move(Duration by) {
    ahead = ahead.plus(by);
    try {
      OutputStream hand = process.getOutputStream();
      hand.write((by + "\n").getBytes(StandardCharsets.UTF_8));
      hand.flush();
    } catch (IOException dying) {
      awaitDeath(MOST_TO_DIE);
      if (process.isAlive()) {
        throw new UncheckedIOException(dying);
      }
    }
    awaitMoved();
  }

  /** Kills it as {@code kill -9} does, without a chance to tidy up; returns at once. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Asks it to end, as a service manager does. Java's own way would end its standard input too. */
  public void stop() {
    signal("-TERM");
  }

  /**
   * It does nothing more until it is {@link #thaw thawed}, and does not notice the time between.
   */
  public void freeze() {
    signal("-STOP");
  }

  public void thaw() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      int status = new ProcessBuilder("kill", signal, Long.toString(id())).start().waitFor();
      if (status != 0) {
        throw new AssertionError("kill %s %d ended with %d".formatted(signal, id(), status));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits for its death, but not longer than {@code most}. */
  public void awaitDeath(Duration most) {
    try {
      boolean unused = process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** The end of what it logged. */
  public String lastWords() {
    try {
      String all = Files.readString(log);
      return all.substring(Math.max(0, all.length() - 4_000));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  @Override
  public void close() {
    kill();
    awaitDeath(MOST_TO_DIE);
    if (process.isAlive()) {
      throw new AssertionError("the bot cannot be killed");
    }
  }

  private void awaitMoved() {
    long start = System.nanoTime();
    while (isAlive() && !hasMoved()) {
      if (System.nanoTime() - start > MOST_TO_MOVE.toNanos()) {
        throw new AssertionError("the bot's clock does not move; last words: " + lastWords());
      }
      awaitDeath(LOOK);
    }
  }

  private boolean hasMoved() {
    try {
      return Files.exists(clock) && Files.readString(clock).equals(ahead.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path log(Path folder) {
    return folder.resolve("bot.log");
  }
}
