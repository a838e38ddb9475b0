package bot.klingbalance.program;

import bot.klingbalance.account.ShownAccounts;
import bot.klingbalance.settings.Settings;
import java.util.function.Supplier;

/**
 * The settings that hold at the moment. Safe for use by many threads: whoever asks gets one state
 * of them, whole.
 */
final class CurrentSettings implements Supplier<Settings> {
  private volatile State state;

  CurrentSettings(Settings atStart) {
    this.state = State.of(atStart);
  }

  @Override
  public Settings get() {
    return state.settings();
  }

  /** Which accounts may be shown by them. */
  ShownAccounts shownAccounts() {
    return state.shown();
  }

  /** From now on {@code newer} holds; what takes effect at a restart is as it was in them. */
  void adopt(Settings newer) {
    state = State.of(newer);
  }

  private record State(Settings settings, ShownAccounts shown) {
    static State of(Settings settings) {
      return new State(settings, new ShownAccounts(settings.accounts().patterns()));
    }
  }
}
