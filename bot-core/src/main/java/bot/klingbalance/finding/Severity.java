package bot.klingbalance.finding;

import bot.klingbalance.message.Tone;

/** How much a finding needs somebody, from the least on. */
public enum Severity {
  NOTICE(Tone.NOTICE),
  WARNING(Tone.WARNING),
  /** Never hidden by a snooze. */
  CRITICAL(Tone.CRITICAL);

  private final Tone tone;

  Severity(Tone tone) {
    this.tone = tone;
  }

  public Tone tone() {
    return tone;
  }
}
