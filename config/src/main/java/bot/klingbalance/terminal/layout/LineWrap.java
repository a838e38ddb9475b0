package bot.klingbalance.terminal.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/** Breaks lines between words. Pure. */
public final class LineWrap {
  /** What colours text; it takes no column. */
  private static final Pattern STYLE = Pattern.compile("\u001b\\[[\\d;]*m");

  private LineWrap() {}

  /**
   * The line in as many as it needs; a word that is too long for a line stands alone.
   *
   * @param most columns of a line
   * @param indent before all lines but the first
   */
  public static List<String> wrapped(String line, int most, String indent) {
    if (columns(line) <= most) {
      return List.of(line);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    int taken = 0;
    boolean isEmpty = true;
    for (String word : line.split(" ", -1)) {
      int width = columns(word);
      if (!isEmpty && taken + 1 + width > most) {
        lines.add(open.toString().stripTrailing());
        open = new StringBuilder(indent);
        taken = indent.length();
        isEmpty = true;
      }
      open.append(isEmpty ? "" : " ").append(word);
      taken += (isEmpty ? 0 : 1) + width;
      isEmpty = false;
    }
    lines.add(open.toString().stripTrailing());
    return lines;
  }

  /** How many columns of a terminal the text takes. */
  public static int columns(String text) {
    return STYLE
        .matcher(text)
        .replaceAll("")
        .codePoints()
        .map(WCWidth::wcwidth)
        .map(width -> Math.max(0, width))
        .sum();
  }
}
