package bot.klingbalance.slack.webapi;

import bot.klingbalance.message.Text;
import bot.klingbalance.message.quantity.CountText;
import bot.klingbalance.slack.webapi.ApiResult.Refusal;
import bot.klingbalance.slack.webapi.ApiResult.Trouble;
import java.util.Map;

/**
 * What an operator can do about each way in which Slack declines a call; after the error tables of
 * {@code docs.slack.dev/reference/methods}.
 */
public final class Remedies {
  private static final String APP_TOKEN = "SLACK_APP_TOKEN";
  private static final String NEW_BOT_TOKEN =
      "Copy the token anew from api.slack.com/apps and set it (%s).";

  private static final String NEW_APP_TOKEN =
      "Make one with the scope connections:write under Basic Information → App-Level Tokens at api.slack.com/apps and set it (SLACK_APP_TOKEN).";

  private static final Map<String, String> OF_A_CHANNEL =
      Map.ofEntries(
          Map.entry(
              "channel_not_found",
              "Slack knows no such channel, or it is private and the bot is not in it. Check the channel's id, or type /invite @Kling Balance there."),
          Map.entry(
              "not_in_channel",
              "The bot is not in the channel. Type /invite @Kling Balance there."),
          Map.entry("is_archived", "The channel is archived. Unarchive it, or choose another one."),
          Map.entry(
              "restricted_action",
              "The workspace does not let the bot post there. Its owner can allow it in the channel's or the workspace's posting permissions."),
          Map.entry(
              "restricted_action_read_only_channel",
              "The channel is read-only. Let the bot post there in its posting permissions, or choose another channel."),
          Map.entry(
              "restricted_action_thread_only_channel",
              "The channel takes replies only. Choose another channel."),
          Map.entry(
              "team_access_not_granted",
              "The app is not allowed in that workspace. Have it approved and installed there."),
          Map.entry(
              "ekm_access_denied",
              "The workspace's owner has suspended access to its messages. Ask them to lift that."),
          Map.entry(
              "message_not_found",
              "The message is gone. Somebody deleted it; nothing is to be done."),
          Map.entry(
              "cant_update_message", "The message is not the bot's own, so it cannot be changed."),
          Map.entry(
              "edit_window_closed",
              "The workspace does not let messages of that age be changed any more."),
          Map.entry(
              "msg_too_long", "The message is too long for Slack. That is a defect of the bot."),
          Map.entry(
              "invalid_blocks",
              "Slack does not take the message's layout. That is a defect of the bot."),
          Map.entry(
              "invalid_blocks_format",
              "Slack does not take the message's layout. That is a defect of the bot."),
          Map.entry("no_text", "The message is empty. That is a defect of the bot."));

  private static final Map<String, String> OF_A_WRONG_TOKEN =
      Map.of(
          "invalid_auth", "Slack does not accept the token.",
          "not_authed", "Slack saw no token.",
          "token_revoked", "The token has been revoked.",
          "token_expired", "The token has expired.",
          "not_allowed_token_type", "This is a token of another kind.",
          "no_permission", "The token lacks the right to do that.");

  private static final Map<String, String> OF_AN_APP =
      Map.of(
          "account_inactive",
              "The app has been removed from the workspace. Install it again at api.slack.com/apps, then set the new token (%s).",
          "org_login_required",
              "The workspace is being moved into an organisation. Wait until that is done, then set the new token (%s).");

  private static final Map<String, String> OF_A_FORM =
      Map.of(
          "expired_trigger_id",
              "Slack waits 3 seconds for a form. It, or the way to it, was slower this time; nothing is to be done.",
          "view_too_large", "The form is too long for Slack. That is a defect of the bot.");

  private Remedies() {}

  /** Whether it is the token that Slack declines, and not what was asked with it. */
  public static boolean isOfToken(Refusal refusal) {
    return OF_A_WRONG_TOKEN.containsKey(refusal.code()) || OF_AN_APP.containsKey(refusal.code());
  }

  /**
   * A sentence or two on what is wrong and what to do.
   *
   * @param tokenKey the settings' name of the token with which Slack was called
   */
  public static String of(Refusal refusal, String tokenKey) {
    if (refusal.code().equals("missing_scope")) {
      return tokenKey.equals(APP_TOKEN)
          ? missingAppScope(refusal.needed())
          : missingScope(refusal.needed());
    }
    String ofToken = OF_A_WRONG_TOKEN.get(refusal.code());
    if (ofToken != null) {
      return "%s %s"
          .formatted(
              ofToken,
              tokenKey.equals(APP_TOKEN) ? NEW_APP_TOKEN : NEW_BOT_TOKEN.formatted(tokenKey));
    }
    String ofApp = OF_AN_APP.get(refusal.code());
    if (ofApp != null) {
      return ofApp.formatted(tokenKey);
    }
    String ofForm = OF_A_FORM.get(refusal.code());
    if (ofForm != null) {
      return ofForm;
    }
    return OF_A_CHANNEL.getOrDefault(
        refusal.code(),
        "Slack declines with “%s”; docs.slack.dev/reference/methods says what that means."
            .formatted(Text.foreign(refusal.code())));
  }

  /** Why Slack could not be asked, and what can be done about it. */
  public static String of(Trouble trouble) {
    return trouble.after().isZero()
        ? "%s. Look whether this machine reaches Slack, and at slack-status.com."
            .formatted(trouble.why())
        : "%s. Try again in %s."
            .formatted(trouble.why(), CountText.of(trouble.after().toSeconds(), "second"));
  }

  /** The same for scopes that are known to be missing, separated by commas. */
  public static String missingScope(String needed) {
    return "The Slack app lacks the scope %s. Add it under OAuth & Permissions at api.slack.com/apps, then install the app again."
        .formatted(needed.isEmpty() ? "that this takes" : needed);
  }

  /** App tokens get their scopes when they are made, in another place than the bot's. */
  private static String missingAppScope(String needed) {
    return "The app token lacks the scope %s. Make one that has it under Basic Information → App-Level Tokens at api.slack.com/apps and set it (SLACK_APP_TOKEN)."
        .formatted(needed.isEmpty() ? "connections:write" : needed);
  }
}
