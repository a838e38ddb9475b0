package bot.klingbalance.slack.standin;

/**
 * Sees posts come and go, on Slack's own threads: as long as it looks, the answer waits. Nothing is
 * stored of a post that is turned away.
 */
public interface PostWitness {
  PostWitness NOBODY = new PostWitness() {};

  /** A post has come; nothing of it is stored yet. */
  default void arrived(String channel) {}

  /** Its message stands in the channel; the bot does not know yet. */
  default void stored(String channel) {}

  /** The answer to a post has been sent, or is never to be. */
  default void answered(String channel) {}
}
