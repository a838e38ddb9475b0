package bot.klingbalance.chat;

import java.time.ZoneId;
import java.util.Optional;

/**
 * The person who typed or pressed something.
 *
 * @param id the platform's own
 * @param guest whether the platform lets this person in as a guest only; guests are told nothing
 * @param managesChannel whether the platform lets this person manage the channel in question, where
 *     it knows such a right
 * @param name what the person is called in chat: foreign text
 * @param zone where the person is, where the platform tells
 */
public record Asker(
    Platform platform,
    String id,
    boolean guest,
    boolean managesChannel,
    String name,
    Optional<ZoneId> zone) {
  /** Somebody of whom no more is known: manages nothing, and is called by the id. */
  public Asker(Platform platform, String id, boolean guest) {
    this(platform, id, guest, false, id, Optional.empty());
  }

  /** The same person, with the name that the platform told of. */
  public Asker called(String known) {
    return new Asker(platform, id, guest, managesChannel, known, zone);
  }

  public PlatformUser user() {
    return new PlatformUser(platform, id);
  }
}
