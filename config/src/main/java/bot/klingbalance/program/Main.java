package bot.klingbalance.program;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import picocli.CommandLine.Help.Ansi;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs the subcommand that {@code arguments} name and ends with its exit status. */
  public static void main(String[] arguments) {
    System.exit(Program.run(surroundings(), arguments));
  }

  /** Both ends are read and written as UTF-8, whatever the locale: balances are drawn with bars. */
  private static Surroundings surroundings() {
    boolean onTerminal = isOnTerminal();
    return new Surroundings(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        System.in,
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        onTerminal,
        onTerminal && Ansi.AUTO.enabled(),
        Clock.systemUTC(),
        ZoneId.systemDefault());
  }

  // What it warns of is minded: from Java 22 on there is a console for a pipe too, and it tells.
  @SuppressWarnings("SystemConsoleNull")
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
