package bot.klingbalance.slack.standin;

/**
 * Is told about posts on Slack's own threads, which wait until it returns. A refused post is never
 * stored.
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
