package bot.klingbalance.database;

/**
 * How much was forgotten of an account or of a channel.
 *
 * @param readings what an account answered
 * @param watches made in chat, and gone as a whole
 * @param narrowed watches made in chat that go on without the account
 * @param messages daily warnings, written or sent, that are gone as a whole
 * @param shortened daily warnings that go on without the account
 * @param snoozes of the account or in the channel
 * @param checks what was remembered between daily checks, a channel each
 * @param scheduled channels that are not woken any more
 */
public record Forgotten(
    int readings,
    int watches,
    int narrowed,
    int messages,
    int shortened,
    int snoozes,
    int checks,
    int scheduled) {
  /** Whether nothing was kept. */
  public boolean isNothing() {
    return equals(new Forgotten(0, 0, 0, 0, 0, 0, 0, 0));
  }
}
