package bot.klingbalance.settings.key;

/** Whether a key may be left out of the file. */
enum Presence {
  OPTIONAL,
  /** A list that may be left out, but not be empty. */
  NOT_EMPTY,
  /** A value that each group of a list has to have; where it is a list, it may not be empty. */
  REQUIRED,
  /** A name of an older version, still read and no longer proposed. */
  OLD_NAME
}
