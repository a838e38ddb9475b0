package bot.klingbalance.command.watch;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.Credits;
import bot.klingbalance.command.typed.LookAlike;
import bot.klingbalance.command.typed.TypedAddress;
import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.command.watch.WatchRequest.Add;
import bot.klingbalance.command.watch.WatchRequest.Mistake;
import bot.klingbalance.message.Text;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedAccounts.All;
import bot.klingbalance.watch.WatchedAccounts.These;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words behind {@code add}: accounts, then in any order how low, at what time and where. */
final class AddParser {
  private static final Set<String> KEYWORDS = ScheduleWords.keywordsAnd("below");
  private static final Set<String> FILLERS = Set.of("and", "account", "accounts");
  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,4}) ?(%|percent)");
  private static final Pattern AMOUNT =
      Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,2})?)(?: ?credits?)?");

  /** The comma of {@code 1,500}. */
  private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))");

  private static final String EXAMPLE_OF_ACCOUNTS = "/kling-watch add studio@example.com";

  private final List<String> words;
  private final ScheduleWords schedule = new ScheduleWords("/kling-watch add all");
  private Optional<Credits> belowCredits = Optional.empty();
  private Optional<Integer> belowPercent = Optional.empty();

  AddParser(List<String> words) {
    this.words = words;
  }

  WatchRequest request() {
    int place = endOfValue(0);
    List<String> named =
        words.subList(0, place).stream()
            .flatMap(TypedAddress::parts)
            .filter(word -> !FILLERS.contains(lower(TypedText.bare(word))))
            .toList();
    Optional<Mistake> wrong = mistakeIn(named).or(() -> tooMany(named));
    while (wrong.isEmpty() && place < words.size()) {
      int end = endOfValue(place + 1);
      wrong = take(keyword(words.get(place)), String.join(" ", words.subList(place + 1, end)));
      place = end;
    }
    return wrong
        .<WatchRequest>map(mistake -> mistake)
        .orElseGet(
            () ->
                new Add(
                    accounts(named),
                    belowCredits,
                    belowPercent,
                    schedule.at(),
                    schedule.zone(),
                    schedule.days()));
  }

  private int endOfValue(int from) {
    int end = from;
    while (end < words.size() && !KEYWORDS.contains(keyword(words.get(end)))) {
      end++;
    }
    return end;
  }

  private Optional<Mistake> mistakeIn(List<String> named) {
    if (named.isEmpty()) {
      return Optional.of(
          new Mistake(
              Text.of("Say which accounts to watch: all, or the address of one."),
              WatchParser.EXAMPLE,
              words.isEmpty()));
    }
    return named.stream()
        .filter(word -> !isAll(word) && TypedAddress.in(word).isEmpty())
        .findFirst()
        .map(AddParser::noAccount);
  }

  private static Optional<Mistake> tooMany(List<String> named) {
    int count = accounts(named).match(all -> 0, these -> these.emails().size());
    return count > These.MOST
        ? Optional.of(new Mistake(LimitMessages.tooManyAddresses(count), WatchParser.EXAMPLE))
        : Optional.empty();
  }

  private static Mistake noAccount(String word) {
    return LookAlike.in(word)
        .map(alike -> new Mistake(Text.of(alike.sentence()), "/kling-watch add " + alike.address()))
        .orElseGet(
            () ->
                new Mistake(
                    Text.of(
                        "%s is neither all nor an e-mail address."
                            .formatted(TypedText.quoted(word))),
                    EXAMPLE_OF_ACCOUNTS));
  }

  private static WatchedAccounts accounts(List<String> named) {
    if (named.stream().anyMatch(AddParser::isAll)) {
      return new All();
    }
    Set<AccountEmail> emails = new TreeSet<>();
    named.forEach(word -> TypedAddress.in(word).ifPresent(emails::add));
    return new These(emails);
  }

  private Optional<Mistake> take(String keyword, String value) {
    return keyword.equals("below")
        ? below(TypedText.value(value))
        : schedule.take(keyword, TypedText.value(value));
  }

  private Optional<Mistake> below(String value) {
    String plain = THOUSANDS.matcher(lower(value)).replaceAll("");
    Matcher percent = PERCENT.matcher(plain);
    if (percent.matches() && Integer.parseInt(percent.group(1)) <= 100) {
      belowPercent = Optional.of(Integer.valueOf(percent.group(1)));
      return Optional.empty();
    }
    Matcher amount = AMOUNT.matcher(plain);
    if (amount.matches()) {
      long hundredths = new BigDecimal(amount.group(1)).movePointRight(2).longValueExact();
      if (hundredths <= Credits.MOST) {
        belowCredits = Optional.of(new Credits(hundredths));
        return Optional.empty();
      }
    }
    return schedule.mistake(
        "below", value, "an amount of credits such as 500, or a share such as 10%", "below 500");
  }

  private static boolean isAll(String word) {
    return lower(TypedText.bare(word)).equals("all");
  }

  private static String keyword(String word) {
    return lower(TypedText.bare(word));
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
