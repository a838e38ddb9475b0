package bot.klingbalance.replica;

/**
 * Which of several bots work by the newest watches of the settings. While they differ, as during an
 * update, only those with the newest make the checks; the others wait. Blocks while the database
 * answers.
 */
public interface SettingsAgreement {
  /** That of a bot that is alone. */
  SettingsAgreement ALONE =
      new SettingsAgreement() {
        @Override
        public Standing say(String watches) {
          return new Standing(true, 1, 1);
        }

        @Override
        public void leave() {}
      };

  /**
   * Says by which watches this bot works, and looks at what the others say.
   *
   * @param watches the same text for the same watches
   * @throws bot.klingbalance.store.StoreUnavailable when the database cannot be asked
   */
  Standing say(String watches);

  /** This bot ends. */
  void leave();

  /**
   * How this bot stands among those that live.
   *
   * @param isNewest whether none has newer watches
   * @param alike how many have the same, this one included
   * @param bots how many there are
   */
  record Standing(boolean isNewest, int alike, int bots) {}
}
