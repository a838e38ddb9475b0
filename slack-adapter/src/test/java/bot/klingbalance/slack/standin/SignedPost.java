package bot.klingbalance.slack.standin;

import com.slack.api.app_backend.SlackSignature;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A signed request to the bot's HTTP endpoint.
 *
 * @param body a form, see {@link #form}
 * @param timestamp seconds since 1970
 * @param signature of both, see {@link #signature}
 */
public record SignedPost(String body, String timestamp, String signature) {
  /** As Slack signs it. */
  public static SignedPost of(String body, String timestamp, String secret) {
    return new SignedPost(body, timestamp, signature(body, timestamp, secret));
  }

  public static String signature(String body, String timestamp, String secret) {
    return new SlackSignature.Generator(secret).generate(timestamp, body);
  }

  public static String form(Map<String, String> members) {
    return members.entrySet().stream()
        .map(
            member ->
                member.getKey()
                    + "="
                    + URLEncoder.encode(member.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  public HttpRequest to(URI door) {
    return HttpRequest.newBuilder(door)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-Slack-Request-Timestamp", timestamp)
        .header("X-Slack-Signature", signature)
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
