package bot.klingbalance.replica;

/**
 * The other bots on the same database, as far as one bot has to agree with them.
 *
 * @param claims which of them does what only one may do
 * @param budgets how often a person has asked any of them
 * @param turns which of them asks useapi.net
 * @param people whom a chat has said to be a member to any of them
 * @param settings which of them have the newest watches
 */
public record Replicas(
    Claims claims,
    SharedBudgets budgets,
    UpstreamTurns turns,
    RecognisedPeople people,
    SettingsAgreement settings) {
  /** There are no others. Nothing here waits, and nothing is kept. */
  public static final Replicas NONE =
      new Replicas(
          Claims.ALONE,
          SharedBudgets.ALONE,
          UpstreamTurns.ALONE,
          RecognisedPeople.ALONE,
          SettingsAgreement.ALONE);
}
