package bot.klingbalance.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table of who is answered what, in Markdown: printed, and compared with the file that a person
 * has read ({@code -Dgolden.update=true} writes it anew). A refusal is told by its sentence.
 */
public final class AnswerTable {
  /** What stands in the table for an answer with these words in it. */
  private static final Map<String, String> SHORT = shortened();

  private final List<String> lines = new ArrayList<>();
  private final String corner;

  public AnswerTable(String corner) {
    this.corner = corner;
  }

  /**
   * An answer.
   *
   * @param question the heading of its column
   * @param said its words
   * @param right what stands in it where the question is answered
   */
  public record Cell(String question, String said, String right) {
    String told() {
      return SHORT.entrySet().stream()
          .filter(each -> said.contains(each.getKey()))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse(said.contains(right) ? "yes" : "“%s”".formatted(said));
    }
  }

  public void row(String who, List<Cell> cells) {
    if (lines.isEmpty()) {
      lines.add(line(corner, cells.stream().map(Cell::question).toList()));
      lines.add(line("---", cells.stream().map(each -> "---").toList()));
    }
    lines.add(line(who, cells.stream().map(Cell::told).toList()));
  }

  public void isAsWrittenDown(Path file) throws IOException {
    String table = String.join("\n", lines) + "\n";
    System.out.println(table);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, table);
    }
    assertThat(table).isEqualTo(Files.readString(file));
  }

  private static String line(String first, List<String> others) {
    return "| %s | %s |"
        .formatted(first, others.stream().collect(Collectors.joining(" | ")).replace('\n', ' '));
  }

  private static Map<String, String> shortened() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("Guests cannot ask", "no: guest");
    words.put("does not say who you are", "no: unknown, try again");
    words.put("is not among the accounts that may be shown here", "no: not shown");
    words.put("does not serve this server", "no: another server");
    words.put("answers only in servers that it has joined", "no: not joined");
    words.put("\"choices\":[]", "no: nothing offered");
    words.put("answers in a server only", "no: server only");
    words.put("Ask one of them", "no: not a manager");
    words.put("Only those who may change watches", "no: not a manager");
    words.put("belongs to another channel", "no: of another channel");
    words.put("watches nothing", "yes: nothing there");
    words.put("only by those whom the bot's settings name", "no: not a manager");
    return words;
  }
}
