package bot.klingbalance.settings.key;

import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.watch.Weekdays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What fits the keys that only watches have: days of the week, and whom a message mentions. */
final class WatchTypes {
  /** Read as forgivingly as what is typed in a chat. */
  static final ValueType<Weekdays> WEEKDAYS =
      ValueType.open(
          "days of the week, such as mon-fri, wed or weekdays",
          text -> Weekdays.parse(TypedText.value(text)));

  private static final String EVERYBODY = "here|channel|everyone";

  /** A group or a person of Slack. */
  private static final String SLACK_ID = "[SUW][A-Z0-9]{4,20}";

  private static final String DISCORD_ROLE = "[0-9]{15,20}";

  /** Each as it is typed, and as the platform writes it in its messages: the id is what counts. */
  private static final List<Pattern> MENTIONS =
      Stream.of(
              "(@(?:%s)|%s|%s)".formatted(EVERYBODY, SLACK_ID, DISCORD_ROLE),
              "<!subteam\\^(S[A-Z0-9]{4,20})(?:\\|[^>]*)?>",
              "<@([UW][A-Z0-9]{4,20})(?:\\|[^>]*)?>",
              "<@&(%s)>".formatted(DISCORD_ROLE))
          .map(Pattern::compile)
          .toList();

  private static final Pattern BROADCAST = Pattern.compile("<!(%s)>".formatted(EVERYBODY));

  /** Only what notifies somebody: anything else would stand in the message as mere text. */
  static final ValueType<String> MENTION =
      ValueType.open(
              "@here, @channel or @everyone, the id of a group or a person in Slack such as"
                  + " S0123456789, or that of a role in Discord such as 112233445566778899",
              WatchTypes::mention)
          .of(
              SchemaShape.text(
                  Stream.concat(MENTIONS.stream(), Stream.of(BROADCAST))
                      .map(Pattern::pattern)
                      .reduce((some, others) -> some + "|" + others)
                      .orElseThrow()));

  private WatchTypes() {}

  private static Optional<String> mention(String text) {
    Matcher broadcast = BROADCAST.matcher(text);
    if (broadcast.matches()) {
      return Optional.of("@" + broadcast.group(1));
    }
    return MENTIONS.stream()
        .map(each -> each.matcher(text))
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .findFirst();
  }
}
