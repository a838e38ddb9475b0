package bot.klingbalance.digest;

import java.time.Instant;

/**
 * That the accounts of a message are snoozed. What is critical is shown all the same.
 *
 * @param name who pressed it: foreign text
 * @param until when it ends at the latest
 * @param endsWithGrant whether a grant or a top-up ends it before that
 */
public record Snoozed(String name, Instant until, boolean endsWithGrant) {
  static Snoozed of(Snooze snooze) {
    return new Snoozed(snooze.by().name(), snooze.until(), snooze.endsWithGrant());
  }
}
