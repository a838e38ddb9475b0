package bot.klingbalance.program;

import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What the program finds around it when it is started.
 *
 * @param environment the environment variables
 * @param workingDirectory where it was started
 * @param input what is typed or piped into it
 * @param output for answers
 * @param errors for what went wrong, and for the log
 * @param onTerminal whether a person sits at a terminal, at both ends
 * @param colour whether the answers may be coloured
 * @param stop done when the program is to end
 * @param clock the time
 * @param zone the person's time zone
 */
public record ProcessContext(
    Map<String, String> environment,
    Path workingDirectory,
    InputStream input,
    PrintWriter output,
    PrintWriter errors,
    boolean onTerminal,
    boolean colour,
    CompletableFuture<Void> stop,
    Clock clock,
    ZoneId zone) {
  public ProcessContext {
    environment = Map.copyOf(environment);
  }
}
