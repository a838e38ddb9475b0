package bot.klingbalance.terminal;

import java.util.List;

/** A command that only this terminal has, beside those of the bot. For use by one thread. */
public interface LocalCommand {
  /** What it is called by, such as {@code /clock}. */
  String name();

  /** What it does, for the help: lines, each ended by a line feed. */
  String help();

  /** What may be typed behind the name, to be completed. */
  List<String> examples();

  /**
   * Does what has come due by itself since the last line: called before each line is answered.
   *
   * @throws InterruptedException when the person would not wait for it
   */
  void beforeEachLine() throws InterruptedException;

  /**
   * Does it.
   *
   * @param words what is typed behind the name
   * @throws InterruptedException when the person would not wait for it
   */
  void typed(String words) throws InterruptedException;
}
