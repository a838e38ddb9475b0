package bot.klingbalance.useapi.wire;

import java.io.IOException;

/** A body that came, and makes no sense. */
public final class UnreadableBody extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * A reason.
   *
   * @param why for the log
   */
  public UnreadableBody(String why) {
    super(why);
  }
}
