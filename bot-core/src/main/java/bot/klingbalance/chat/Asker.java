package bot.klingbalance.chat;

/**
 * The person who typed or pressed something.
 *
 * @param id the platform's own
 * @param guest whether the platform lets this person in as a guest only; guests are told nothing
 */
public record Asker(Platform platform, String id, boolean guest) {}
