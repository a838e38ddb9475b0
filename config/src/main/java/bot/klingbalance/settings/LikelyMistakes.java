package bot.klingbalance.settings;

import bot.klingbalance.secret.Secret;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What can be read and most likely will not work: names that this machine does not resolve, and
 * tokens that look unlike those that are issued. Only a doubt, since the forms of tokens are other
 * people's to change. No token is shown.
 */
public final class LikelyMistakes {
  /** {@code user:<number>-<unique>}: documented by useapi.net. */
  private static final Pattern USEAPI = Pattern.compile("user:[0-9]+-[!-~]{10,}");

  /** Slack and Discord promise no length: those that are issued have twice as many and more. */
  private static final Pattern SLACK_BOT = Pattern.compile("xoxb-[!-~]{25,}");

  private static final Pattern SLACK_APP = Pattern.compile("xapp-[!-~]{35,}");
  private static final Pattern SLACK_SIGNING = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern DISCORD = Pattern.compile("[\\w-]{17,}\\.[\\w-]{5,}\\.[\\w-]{20,}");

  private LikelyMistakes() {}

  /**
   * A sentence for each token that looks cut off, or like another one, and for a health report on a
   * name that is nobody's: the bot starts all the same.
   */
  public static List<String> doubts(Settings settings) {
    return Stream.concat(ofTokens(settings), ofHealthName(settings.health())).toList();
  }

  private static Stream<String> ofTokens(Settings settings) {
    SlackSection slack = settings.slack();
    return Stream.of(
            unlike(
                USEAPI,
                settings.useApi().token(),
                "does not have the form of useapi.net's API tokens, user:1234-…, or is cut off."
                    + " Copy it whole, as it was issued."),
            unlike(
                SLACK_BOT,
                slack.botToken(),
                "is shorter than Slack's bot tokens. Copy it whole from OAuth & Permissions."),
            unlike(
                SLACK_APP,
                slack.appToken(),
                "is shorter than Slack's app-level tokens. Copy it whole from Basic Information."),
            unlike(
                SLACK_SIGNING,
                slack.signingSecret(),
                "is not 32 of the digits 0 to 9 and a to f, as Slack's signing secrets are. Copy it"
                    + " from Basic Information, App Credentials."),
            unlike(
                DISCORD,
                settings.discord().token(),
                "is not three parts with full stops between them, as Discord's bot tokens are, or is"
                    + " cut off. Copy it from Bot, Reset Token: it is neither the client secret nor"
                    + " the public key."))
        .flatMap(Optional::stream);
  }

  /** What keeps the bot from starting: a name for Slack to call that is nobody's. */
  public static Optional<String> ofSlackName(Settings settings) {
    SlackSection slack = settings.slack();
    return slack.signingSecret().isPresent() && !isResolved(slack.bind())
        ? Optional.of(unresolved("slack.bind (SLACK_BIND)", slack.bind()))
        : Optional.empty();
  }

  private static Stream<String> ofHealthName(HealthSection health) {
    return health.port() != 0 && !isResolved(health.bind())
        ? Stream.of(unresolved("health.bind", health.bind()))
        : Stream.empty();
  }

  private static Optional<String> unlike(Pattern form, Optional<Secret> token, String words) {
    return token
        .filter(each -> !form.matcher(each.reveal()).matches())
        .map(each -> "%s %s".formatted(each.setting().orElse("A token"), words));
  }

  private static boolean isResolved(String host) {
    try {
      return InetAddress.getAllByName(host).length > 0;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String unresolved(String key, String host) {
    return "%s is \"%s\", a name that this machine does not know; it has to be one of its own addresses or names, such as 127.0.0.1."
        .formatted(key, host);
  }
}
