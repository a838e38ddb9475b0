package bot.klingbalance.terminal;

import bot.klingbalance.doctor.Doctor.Progress;
import java.io.PrintWriter;

/** A line on a terminal that says how far a doctor has come, and is gone when it is over. */
public final class DoctorProgress implements Progress {
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintWriter terminal;

  public DoctorProgress(PrintWriter terminal) {
    this.terminal = terminal;
  }

  @Override
  public void reached(int done, int all) {
    String line =
        done == all
            ? ""
            : Palette.COLOUR.faint(
                "looking %s%s %d of %d"
                    .formatted("▰".repeat(done), "▱".repeat(all - done), done, all));
    terminal.print(ERASE_LINE + line);
    terminal.flush();
  }
}
