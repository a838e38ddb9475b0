package bot.klingbalance.slack.webapi;

import java.util.Set;
import java.util.TreeSet;

/** The methods of Slack's Web API that the bot calls, with the bot scopes that each needs. */
public enum WebMethod {
  AUTH_TEST("auth.test"),
  USERS_INFO("users.info", "users:read"),
  /** Called with the app token, whose one scope is {@code connections:write}. */
  CONNECTIONS_OPEN("apps.connections.open"),
  POST_MESSAGE("chat.postMessage", "chat:write"),
  UPDATE("chat.update", "chat:write"),
  /** Needs a trigger from a person's request, and no scope. */
  OPEN_VIEW("views.open"),
  HISTORY("conversations.history", "channels:history", "groups:history");

  /** Slash commands need it; no method does. */
  private static final String COMMANDS = "commands";

  private final String path;

  @SuppressWarnings("ImmutableEnumChecker") // immutable: made by Set.of
  private final Set<String> scopes;

  WebMethod(String path, String... scopes) {
    this.path = path;
    this.scopes = Set.of(scopes);
  }

  String path() {
    return path;
  }

  /** Every bot scope that the app must have, and no other. */
  public static Set<String> botScopes() {
    Set<String> all = new TreeSet<>(Set.of(COMMANDS));
    for (WebMethod method : values()) {
      all.addAll(method.scopes);
    }
    return all;
  }
}
