package bot.klingbalance.account;

/**
 * On whose behalf accounts are asked for. Requesters take turns, so that the many questions of one
 * do not hold up the single question of another.
 *
 * @param name the same for all questions of one requester
 */
public record Requester(String name) {
  /**
   * What the bot reads by itself, such as polls and daily checks: one requester among the others.
   */
  public static final Requester BACKGROUND = new Requester("background");
}
