package bot.klingbalance.slack;

import bot.klingbalance.slack.webapi.JsonFields;
import com.google.gson.JsonObject;

/**
 * The workspace that the bot's token belongs to.
 *
 * @param team its id, or empty where Slack did not say
 * @param enterprise the organisation that it is part of, or empty
 */
record Workspace(String team, String enterprise) {
  /** The workspace in an answer to {@code auth.test}. */
  static Workspace of(JsonObject authTest) {
    return new Workspace(
        JsonFields.text(authTest, "team_id").orElse(""),
        JsonFields.text(authTest, "enterprise_id").orElse(""));
  }

  /**
   * Whether a user, as {@code users.info} describes one, is not a full member here: a guest, or a
   * member of another organisation in a shared channel.
   */
  boolean hasAsGuest(JsonObject user) {
    return JsonFields.isTrue(user, "is_restricted")
        || JsonFields.isTrue(user, "is_ultra_restricted")
        || JsonFields.isTrue(user, "is_stranger")
        || isOfAnotherOrganisation(user);
  }

  /**
   * Whether a payload itself says that its sender is of another organisation. In an organisation of
   * several workspaces a person's own workspace says too little: Slack has to be asked.
   */
  boolean isForeign(Sender sender) {
    if (team.isEmpty()) {
      return false;
    }
    if (enterprise.isEmpty()) {
      return isAnother(sender.team(), team) || isAnother(sender.home(), team);
    }
    return isAnother(sender.enterprise(), enterprise)
        || (sender.enterprise().isEmpty() && isAnother(sender.team(), team));
  }

  private static boolean isAnother(String told, String ours) {
    return !told.isEmpty() && !told.equals(ours);
  }

  private boolean isOfAnotherOrganisation(JsonObject user) {
    String theirTeam = JsonFields.text(user, "team_id").orElse(team);
    String theirEnterprise =
        JsonFields.text(JsonFields.object(user, "enterprise_user"), "enterprise_id").orElse("");
    return !team.isEmpty()
        && !theirTeam.equals(team)
        && (enterprise.isEmpty() || !theirEnterprise.equals(enterprise));
  }
}
