package bot.klingbalance.account.reading;

/** Something that was read for a person, and may not be complete yet. */
public interface Provisional {
  /** Whether useapi.net is still being asked for some of it. */
  boolean isAwaited();

  /** Whether there is something to show as it is. */
  boolean isWorthShowing();
}
