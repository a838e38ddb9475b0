package bot.klingbalance.settings;

import bot.klingbalance.secret.Secret;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What can be read and most likely will not work: addresses that this machine does not have, and
 * tokens that look unlike those that are issued. Only a doubt, since the forms of tokens are other
 * people's to change. No token is shown.
 *
 * @param settings of them counts what fits its key
 * @param place a key with where it was written, such as {@code environment: SLACK_BIND}
 */
public record LikelyMistakes(Settings settings, UnaryOperator<String> place) {
  private static final String SLACK_BIND = "slack.bind";
  private static final String HEALTH_BIND = "health.bind";

  /** {@code user:<number>-<unique>}: documented by useapi.net. */
  private static final Pattern USEAPI = Pattern.compile("user:[0-9]+-[!-~]{10,}");

  /** Slack and Discord promise no length: those that are issued have twice as many and more. */
  private static final Pattern SLACK_BOT = Pattern.compile("xoxb-[!-~]{25,}");

  private static final Pattern SLACK_APP = Pattern.compile("xapp-[!-~]{35,}");
  private static final Pattern SLACK_SIGNING = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern DISCORD = Pattern.compile("[\\w-]{17,}\\.[\\w-]{5,}\\.[\\w-]{20,}");

  /**
   * A sentence for each token that looks cut off, or like another one, for an address to listen on
   * that is another machine's, and for a health report on a name that is nobody's: the bot starts
   * all the same, or these settings may be for another machine.
   */
  public List<String> doubts() {
    return Stream.concat(ofTokens(), ofAddresses()).toList();
  }

  /** What keeps the bot from starting: a name for Slack to call that is nobody's. */
  public Optional<String> ofSlackName() {
    return listening()
        .filter(each -> each.key().equals(SLACK_BIND))
        .filter(each -> each.address().isEmpty())
        .map(this::unresolved)
        .findFirst();
  }

  private Stream<String> ofTokens() {
    SlackSection slack = settings.slack();
    return Stream.of(
            unlike(
                USEAPI,
                "useapi.token",
                settings.useApi().token(),
                "does not have the form of useapi.net's API tokens, user:1234-…, or is cut off."
                    + " Copy it whole, as it was issued."),
            unlike(
                SLACK_BOT,
                "slack.bot_token",
                slack.botToken(),
                "is shorter than Slack's bot tokens. Copy it whole from OAuth & Permissions."),
            unlike(
                SLACK_APP,
                "slack.app_token",
                slack.appToken(),
                "is shorter than Slack's app-level tokens. Copy it whole from Basic Information."),
            unlike(
                SLACK_SIGNING,
                "slack.signing_secret",
                slack.signingSecret(),
                "is not 32 of the digits 0 to 9 and a to f, as Slack's signing secrets are. Copy it"
                    + " from Basic Information, App Credentials."),
            unlike(
                DISCORD,
                "discord.token",
                settings.discord().token(),
                "is not three parts with full stops between them, as Discord's bot tokens are, or is"
                    + " cut off. Copy it from Bot, Reset Token: it is neither the client secret nor"
                    + " the public key."))
        .flatMap(Optional::stream);
  }

  private Optional<String> unlike(Pattern form, String key, Optional<Secret> token, String words) {
    return token
        .filter(each -> !form.matcher(each.reveal()).matches())
        .map(each -> "%s %s".formatted(place.apply(key), words));
  }

  private Stream<String> ofAddresses() {
    return listening()
        .flatMap(
            each ->
                each.address()
                    .map(address -> isOwn(address) ? Stream.<String>empty() : foreign(each))
                    .orElseGet(
                        () ->
                            each.key().equals(SLACK_BIND)
                                ? Stream.empty()
                                : Stream.of(unresolved(each))));
  }

  /** Where the bot would listen. */
  private Stream<Listening> listening() {
    SlackSection slack = settings.slack();
    HealthSection health = settings.health();
    return Stream.concat(
        slack.signingSecret().isPresent()
            ? Stream.of(new Listening(SLACK_BIND, slack.bind()))
            : Stream.empty(),
        health.port() == 0 ? Stream.empty() : Stream.of(new Listening(HEALTH_BIND, health.bind())));
  }

  private String unresolved(Listening listening) {
    return "%s is \"%s\", a name that this machine does not know; it has to be one of its own addresses or names, such as 127.0.0.1."
        .formatted(place.apply(listening.key()), listening.host());
  }

  private Stream<String> foreign(Listening listening) {
    return Stream.of(
        "%s is \"%s\", which is no address of this machine; where the bot runs it has to be one of that machine's own, such as 127.0.0.1, or 0.0.0.0 for all of them."
            .formatted(place.apply(listening.key()), listening.host()));
  }

  private static boolean isOwn(InetAddress address) {
    try {
      return address.isAnyLocalAddress()
          || address.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      // A machine that does not tell its addresses gives no reason for doubt.
      return true;
    }
  }

  /** An address or a name to listen on. */
  private record Listening(String key, String host) {
    /** The one that is listened on; nothing for a name that does not resolve. */
    Optional<InetAddress> address() {
      try {
        return Optional.of(InetAddress.getByName(host));
      } catch (UnknownHostException e) {
        return Optional.empty();
      }
    }
  }
}
