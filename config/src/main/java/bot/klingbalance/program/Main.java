package bot.klingbalance.program;

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
    boolean onTerminal = System.console() != null;
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

  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
  }
}
