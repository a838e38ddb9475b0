package bot.klingbalance.warning;

import bot.klingbalance.message.Tone;

/** How much a finding needs somebody, from the least on. */
public enum Level {
  NOTICE(Tone.NOTICE),
  WARNING(Tone.WARNING),
  /** Never hidden by a snooze. */
  CRITICAL(Tone.CRITICAL);

  private final Tone tone;

  Level(Tone tone) {
    this.tone = tone;
  }

  public Tone tone() {
    return tone;
  }
}
