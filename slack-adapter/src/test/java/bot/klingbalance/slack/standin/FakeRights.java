package bot.klingbalance.slack.standin;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** What the workspace lets the app do, and where. */
final class FakeRights {
  private static final Map<String, String> NEEDED =
      Map.of(
          "chat.postMessage", "chat:write",
          "chat.update", "chat:write",
          "conversations.history", "channels:history",
          "users.info", "users:read");

  private final Set<String> closed = ConcurrentHashMap.newKeySet();
  private final Set<String> archived = ConcurrentHashMap.newKeySet();
  private volatile Set<String> scopes =
      new TreeSet<>(
          List.of("channels:history", "chat:write", "commands", "groups:history", "users:read"));

  void withdraw(String scope) {
    Set<String> left = new TreeSet<>(scopes);
    left.remove(scope);
    scopes = left;
  }

  void grant(String scope) {
    Set<String> more = new TreeSet<>(scopes);
    more.add(scope);
    scopes = more;
  }

  /** The header {@code X-OAuth-Scopes}. */
  String scopes() {
    return String.join(",", scopes);
  }

  void close(String channel) {
    closed.add(channel);
  }

  void open(String channel) {
    closed.remove(channel);
  }

  void archive(String channel) {
    archived.add(channel);
  }

  void unarchive(String channel) {
    archived.remove(channel);
  }

  /** Why a call of {@code method} is refused, if it is. */
  Optional<JsonObject> refusal(String method, JsonObject arguments) {
    String needed = NEEDED.get(method);
    if (needed != null && !scopes.contains(needed)) {
      JsonObject error = FakeSlack.error("missing_scope");
      error.addProperty("needed", needed);
      error.addProperty("provided", scopes());
      return Optional.of(error);
    }
    String channel = arguments.has("channel") ? arguments.get("channel").getAsString() : "";
    boolean mayPostAnyway =
        method.equals("chat.postMessage") && scopes.contains("chat:write.public");
    if (closed.contains(channel) && !mayPostAnyway) {
      return Optional.of(FakeSlack.error("not_in_channel"));
    }
    return archived.contains(channel) && method.startsWith("chat.")
        ? Optional.of(FakeSlack.error("is_archived"))
        : Optional.empty();
  }
}
