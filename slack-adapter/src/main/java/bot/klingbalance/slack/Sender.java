package bot.klingbalance.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a command, a press or a form, or types into one, as its payload says.
 *
 * @param name what the person is called; empty where the payload does not say
 * @param team the workspace that it was sent from; empty where the payload does not say
 * @param enterprise the organisation of that workspace; empty for none
 * @param home the person's own workspace; empty where the payload does not say
 */
record Sender(String user, String name, String team, String enterprise, String home) {

  /** Members that the payload leaves out are null. */
  static Sender of(
      String user,
      @Nullable String name,
      @Nullable String team,
      @Nullable String enterprise,
      @Nullable String home) {
    return new Sender(user, told(name), told(team), told(enterprise), told(home));
  }

  static Sender of(ViewSubmissionPayload sent) {
    return of(
        sent.getUser().getId(),
        sent.getUser().getUsername(),
        sent.getTeam() == null ? null : sent.getTeam().getId(),
        sent.getEnterprise() == null ? null : sent.getEnterprise().getId(),
        sent.getUser().getTeamId());
  }

  static Sender of(BlockSuggestionPayload typed) {
    return of(
        typed.getUser().getId(),
        typed.getUser().getName(),
        typed.getTeam() == null ? null : typed.getTeam().getId(),
        typed.getEnterprise() == null ? null : typed.getEnterprise().getId(),
        typed.getUser().getTeamId());
  }

  private static String told(@Nullable String member) {
    return member == null ? "" : member;
  }
}
