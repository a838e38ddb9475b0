package bot.klingbalance.cli;

import bot.klingbalance.concurrent.NamedThreads;
import bot.klingbalance.program.ProcessContext;
import bot.klingbalance.program.logging.SilentLog;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import picocli.CommandLine.Help.Ansi;

/** Where the program starts. */
public final class Main {
  /**
   * Of the sixty that a service manager gives: some in which another bot takes over, then those in
   * which the chats end with their last answers, and a few for the rest.
   */
  static final int SECONDS_TO_END = 57;

  private Main() {}

  /** Runs the subcommand that {@code arguments} name and ends with its exit status. */
  public static void main(String[] arguments) {
    runAndExit(Main::context, arguments);
  }

  /** The same in other surroundings, which are told when the program is to end. */
  static void runAndExit(
      Function<CompletableFuture<Void>, ProcessContext> context, String[] arguments) {
    SilentLog.use();
    CompletableFuture<Void> stop = new CompletableFuture<>();
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(NamedThreads.single("stop").newThread(() -> stop(stop, ended)));
    int status = Program.run(context.apply(stop), arguments);
    ended.countDown();
    System.exit(status);
  }

  /** On Ctrl-C and SIGTERM the program may finish what is under way, but not for ever. */
  private static void stop(CompletableFuture<Void> stop, CountDownLatch ended) {
    stop.complete(null);
    try {
      boolean unused = ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Both ends are read and written as UTF-8, whatever the locale: balances are drawn with bars. */
  private static ProcessContext context(CompletableFuture<Void> stop) {
    boolean onTerminal = isOnTerminal();
    return new ProcessContext(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        System.in,
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        onTerminal,
        onTerminal && Ansi.AUTO.enabled(),
        stop,
        Clock.systemUTC(),
        ZoneId.systemDefault());
  }

  @SuppressWarnings(
      "SystemConsoleNull") // minded: from Java 22 on a pipe has a console, which tells
  private static boolean isOnTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException beforeJava22) {
      return true;
    } catch (ReflectiveOperationException untold) {
      return false;
    }
  }

  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
  }
}
