package bot.klingbalance.settings.key;

/** When a bot that runs takes over a changed value. */
public enum Effect {
  /** Within seconds, without a new connection. */
  LIVE,
  /** When it is started the next time. */
  AT_RESTART
}
