package bot.klingbalance.cli;

import bot.klingbalance.program.ProcessContext;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The program, started as a person would start it, with everything around it in a test's hand. */
public final class ProgramUnderTest {
  public static final Instant NOW = Instant.parse("2026-11-24T09:42:00Z");
  public static final String TOKEN = "user:1234-ThisTokenIsSecret";

  private final Map<String, String> environment = new HashMap<>();
  private final Path workingDirectory;
  private final CompletableFuture<Void> stop = new CompletableFuture<>();
  private final CompletableFuture<Void> said = new CompletableFuture<>();
  private volatile String awaited = "";
  private String input = "";
  private boolean onTerminal;

  public ProgramUnderTest(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  public ProgramUnderTest with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  ProgramUnderTest withToken() {
    return with("USEAPI_TOKEN", TOKEN);
  }

  /** Ends the program as Ctrl-C does. */
  public void stop() {
    stop.complete(null);
  }

  public ProgramUnderTest reading(String piped) {
    this.input = piped;
    return this;
  }

  /** With a person at both ends, who types {@code answer}. */
  ProgramUnderTest onTerminal(String answer) {
    onTerminal = true;
    return reading(answer);
  }

  /** Done once it has said these words beside its output. */
  CompletableFuture<Void> says(String words) {
    awaited = words;
    return said;
  }

  private StringWriter errors() {
    return new StringWriter() {
      @Override
      public void flush() {
        if (!awaited.isEmpty() && toString().contains(awaited)) {
          said.complete(null);
        }
      }
    };
  }

  public Ended run(String... arguments) {
    StringWriter output = new StringWriter();
    StringWriter errors = errors();
    int status =
        Program.run(
            new ProcessContext(
                environment,
                workingDirectory,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(output, true),
                new PrintWriter(errors, true),
                onTerminal,
                false,
                stop,
                Clock.fixed(NOW, ZoneOffset.UTC),
                ZoneId.of("Europe/Berlin")),
            arguments);
    return new Ended(status, output.toString(), errors.toString());
  }

  /** How it ended. */
  public record Ended(int status, String output, String errors) {}
}
