package bot.klingbalance.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Linux tells of a process at a time.
 *
 * @param resident bytes of it in memory
 * @param anonymous those of them that no file holds too: its heap, code and stacks
 */
public record ProcessStatus(long resident, long anonymous, long threads) {
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern ANONYMOUS = Pattern.compile("RssAnon:\\s+(\\d+) kB");
  private static final Pattern THREADS = Pattern.compile("Threads:\\s+(\\d+)");

  /** Looks at a process that lives. */
  public static ProcessStatus of(long process) throws IOException {
    String status = Files.readString(Path.of("/proc", Long.toString(process), "status"));
    return new ProcessStatus(
        number(RESIDENT, status) << 10, number(ANONYMOUS, status) << 10, number(THREADS, status));
  }

  static long number(Pattern form, String text) {
    Matcher found = form.matcher(text);
    if (!found.find()) {
      throw new AssertionError("no %s in %s".formatted(form, text));
    }
    return Long.parseLong(found.group(1));
  }
}
