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

  private boolean isOfAnotherOrganisation(JsonObject user) {
    String theirTeam = JsonFields.text(user, "team_id").orElse(team);
    String theirEnterprise =
        JsonFields.text(JsonFields.object(user, "enterprise_user"), "enterprise_id").orElse("");
    return !team.isEmpty()
        && !theirTeam.equals(team)
        && (enterprise.isEmpty() || !theirEnterprise.equals(enterprise));
  }
}
