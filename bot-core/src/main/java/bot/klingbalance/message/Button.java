package bot.klingbalance.message;

/**
 * Something that can be done with a message.
 *
 * @param label what stands on it
 * @param action what pressing it asks for
 */
public record Button(String label, Action action) {
  /** What pressing a button asks for. */
  public sealed interface Action {
    Subject subject();

    /** Show the same anew, in the place of the message, for the same readers. */
    record Refresh(Subject subject, Audience audience) implements Action {}

    /** Post it for the whole channel. */
    record Share(Subject subject) implements Action {}

    /** Hide the accounts of a daily warning in its channel for a while. */
    record Snooze(Subject.Warned subject, SnoozePeriod period) implements Action {}
  }
}
