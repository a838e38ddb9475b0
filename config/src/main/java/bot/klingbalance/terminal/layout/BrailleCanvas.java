package bot.klingbalance.terminal.layout;

/** A field of braille letters, each of which has two dots by four. For use by one thread. */
public final class BrailleCanvas {
  private static final int ACROSS = 2;
  private static final int DOWN = 4;
  private static final char BLANK = '\u2800';

  /** The bit of each dot in a letter, by row and column. */
  private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private final int[][] letters;

  public BrailleCanvas(int columns, int rows) {
    this.letters = new int[rows][columns];
  }

  /** The last column of dots. */
  public int right() {
    return letters[0].length * ACROSS - 1;
  }

  /** The lowest row of dots. */
  public int bottom() {
    return letters.length * DOWN - 1;
  }

  /** Sets the dots from one to another. */
  public void line(int fromX, int fromY, int toX, int toY) {
    int steps = Math.max(1, Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY)));
    for (int step = 0; step <= steps; step++) {
      set(
          fromX + Math.round((float) (toX - fromX) * step / steps),
          fromY + Math.round((float) (toY - fromY) * step / steps));
    }
  }

  /** A row of letters, with blanks where no dot is set. */
  public StringBuilder row(int row) {
    StringBuilder line = new StringBuilder();
    for (int letter : letters[row]) {
      line.append(letter == 0 ? ' ' : (char) (BLANK + letter));
    }
    return line;
  }

  public static int column(int x) {
    return x / ACROSS;
  }

  public static int row(float y) {
    return Math.round(y) / DOWN;
  }

  private void set(int x, int y) {
    letters[y / DOWN][x / ACROSS] |= BITS[y % DOWN][x % ACROSS];
  }
}
