package bot.klingbalance.settings.key;

import bot.klingbalance.chat.Channel;
import bot.klingbalance.chat.Platform;
import bot.klingbalance.chat.PlatformUser;
import bot.klingbalance.database.DatabaseAddress;
import bot.klingbalance.http.ServiceAddress;
import bot.klingbalance.secret.Secret;
import bot.klingbalance.settings.reading.QuotedAddress;
import bot.klingbalance.settings.reading.QuotedValue;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What fits the keys: names, addresses and secrets. */
public final class ValueTypes {
  private static final String HTTP = "[Hh][Tt][Tt][Pp][Ss]?://[!-~]+";

  static final ValueType<Secret> SECRET =
      secret("printable ASCII without blanks", text -> true, "[!-~]+");
  static final ValueType<Secret> TOKEN =
      secret(
          "a token without quotes around it, in printable ASCII without blanks",
          text -> !QuotedValue.isInQuotes(text),
          "[!#-&(-~][!-~]*");
  static final ValueType<Secret> SLACK_BOT_TOKEN =
      secret(
          "a bot token, which begins with xoxb-", text -> text.startsWith("xoxb-"), "xoxb-[!-~]*");
  static final ValueType<Secret> SLACK_APP_TOKEN =
      secret(
          "an app-level token, which begins with xapp-",
          text -> text.startsWith("xapp-"),
          "xapp-[!-~]*");
  static final ValueType<Secret> DATABASE_URL = databaseUrl();
  static final ValueType<Secret> PING_URL =
      secret(
          "an http or https address without a user name",
          text -> text.matches("(?i)https?://[^/@?#]+([/?#].*)?"),
          HTTP);

  static final ValueType<URI> ADDRESS = address(ServiceAddress::withoutSlash);
  static final ValueType<URI> ADDRESS_WITH_SLASH = address(ServiceAddress::withSlash);

  static final ValueType<String> GUILD =
      matching("the id of a guild, such as 112233445566778899", snowflake())
          .of(SchemaShape.text(snowflake().pattern()));
  static final ValueType<PlatformUser> USER =
      onPlatform(
          "slack:U… or discord:… with the person's own id, such as slack:U0123456789",
          "[UW][A-Z0-9]{1,30}",
          PlatformUser::new);
  public static final ValueType<Channel> CHANNEL =
      onPlatform(
          "slack:C… or discord:… with the channel's own id, such as slack:C0123456789",
          "[CDG][A-Z0-9]{1,30}",
          Channel::new);

  static final ValueType<String> HOST =
      matching(
          "an IP address or a host name, such as 127.0.0.1",
          Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,39}"));
  static final ValueType<Boolean> YES_OR_NO =
      ValueType.<Boolean>open(
              "true or false",
              text ->
                  switch (text.toLowerCase(Locale.ROOT)) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                  })
          .of(SchemaShape.YES_OR_NO);

  private ValueTypes() {}

  /** A text in one line of at most so many characters. */
  static ValueType<String> words(int most) {
    return matching(
            "a text in one line of at most %d characters".formatted(most),
            Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]{1,%d}".formatted(most)))
        .of(SchemaShape.TEXT);
  }

  /** One of the constants of {@code type}, in upper or lower case. */
  static <E extends Enum<E>> ValueType<E> oneOf(Class<E> type) {
    E[] values = type.getEnumConstants();
    List<String> names =
        Stream.of(values).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
    ValueType<E> constant =
        ValueType.open(
            "one of " + String.join(", ", names),
            text ->
                Stream.of(values).filter(each -> each.name().equalsIgnoreCase(text)).findFirst());
    return constant.of(SchemaShape.oneOf(names));
  }

  private static ValueType<Secret> secret(String fits, Predicate<String> form, String pattern) {
    ValueType<Secret> secret =
        ValueType.secret(
            fits, text -> isTokenText(text) && form.test(text) ? secretOf(text) : Optional.empty());
    return secret.of(SchemaShape.text(pattern));
  }

  private static ValueType<Secret> databaseUrl() {
    return new ValueType<>(
        DatabaseAddress.FITS,
        true,
        text ->
            databaseFlaw(text).isPresent() ? Optional.empty() : Optional.of(Secret.ofLine(text)),
        text -> databaseFlaw(text).orElseThrow(),
        SchemaShape.text("jdbc:(sqlite:[^ ](.*[^ ])?|postgresql:[!-~]+)"));
  }

  /** A file's name may have blanks in it. */
  private static Optional<String> databaseFlaw(String text) {
    return isTokenText(text) || DatabaseAddress.isFile(text)
        ? DatabaseAddress.flaw(text)
        : Optional.of(QuotedValue.secret(text));
  }

  private static boolean isTokenText(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static Optional<Secret> secretOf(String text) {
    return Optional.of(Secret.of(text));
  }

  private static ValueType<URI> address(Function<String, Optional<URI>> reading) {
    return new ValueType<>(
        "an https address, or an http address on loopback (localhost, 127.0.0.1, [::1])",
        false,
        reading,
        QuotedAddress::value,
        SchemaShape.text(HTTP));
  }

  private static ValueType<String> matching(String fits, Pattern pattern) {
    return ValueType.open(fits, text -> Optional.of(text).filter(pattern.asMatchPredicate()));
  }

  private static <T> ValueType<T> onPlatform(
      String fits, String slackId, BiFunction<Platform, String, T> made) {
    Pattern slack = Pattern.compile(slackId);
    ValueType<T> type =
        ValueType.open(
            fits,
            text -> {
              int colon = text.indexOf(':');
              String id = text.substring(colon + 1);
              return switch (text.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
                case "slack" ->
                    Optional.of(id)
                        .filter(slack.asMatchPredicate())
                        .map(each -> made.apply(Platform.SLACK, each));
                case "discord" ->
                    Optional.of(id)
                        .filter(snowflake().asMatchPredicate())
                        .map(each -> made.apply(Platform.DISCORD, each));
                default -> Optional.empty();
              };
            });
    return type.of(
        SchemaShape.text(
            "%s:%s|%s:%s"
                .formatted(
                    SchemaShape.anyCase("slack"),
                    slackId,
                    SchemaShape.anyCase("discord"),
                    snowflake())));
  }

  /** Discord's ids are 64 bits without a sign; today's have 17 to 19 digits. */
  private static Pattern snowflake() {
    return Pattern.compile("[0-9]{1,19}");
  }
}
