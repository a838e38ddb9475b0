package bot.klingbalance.slack;

import java.util.List;
import okhttp3.HttpUrl;

/**
 * The hosts to which answers go: Slack's own where the bot talks to Slack itself, and any where the
 * settings name another address of its API.
 */
record ResponseHosts(HttpUrl api) {
  /** The second is Slack's for the public sector of the USA. */
  private static final List<String> SLACK = List.of("slack.com", "slack-gov.com");

  boolean include(HttpUrl address) {
    return SLACK.stream().noneMatch(domain -> isIn(domain, api))
        || SLACK.stream().anyMatch(domain -> address.isHttps() && isIn(domain, address));
  }

  private static boolean isIn(String domain, HttpUrl address) {
    return address.host().equals(domain) || address.host().endsWith("." + domain);
  }
}
