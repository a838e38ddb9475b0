package bot.klingbalance.soak;

import bot.klingbalance.discord.standin.Json;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request that came to a gate, and what became of it.
 *
 * @param sent its body
 * @param status what the service behind the gate answered with; 0 where it was not asked
 * @param answered the body of that answer
 */
record Passage(
    String method, String path, String sent, Mischief mischief, int status, String answered) {
  /** Whether the service did what it was asked for, whatever the bot heard of it. */
  boolean isTaken() {
    return status >= 200 && status < 300;
  }

  /** The service's answer. */
  JsonNode answer() {
    return Json.parse(answered);
  }
}
