package bot.klingbalance.settings.key;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.command.typed.LookAlike;
import bot.klingbalance.command.typed.TypedAddress;
import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.settings.reading.QuotedValue;
import bot.klingbalance.watch.WatchedAccounts;
import bot.klingbalance.watch.WatchedAccounts.All;
import bot.klingbalance.watch.WatchedAccounts.These;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What fits the keys that name accounts: read as forgivingly as what is typed in a chat. */
final class AccountTypes {
  private static final int LONGEST_PATTERN = 254;

  static final ValueType<String> ACCOUNT_PATTERN =
      account("an address or a pattern such as *@example.com", AccountTypes::accountPattern);
  static final ValueType<WatchedAccounts> WATCHED_ACCOUNTS =
      account("all, or the address of an account", AccountTypes::watchedAccounts);

  private AccountTypes() {}

  private static <T> ValueType<T> account(String fits, Function<String, Optional<T>> reading) {
    return new ValueType<>(fits, false, reading, AccountTypes::noAccount, SchemaShape.TEXT);
  }

  private static String noAccount(String text) {
    return LookAlike.in(text)
        .map(
            alike ->
                "an address in which %s only looks like %s"
                    .formatted(alike.namedTyped(), alike.namedMeant()))
        .orElseGet(() -> QuotedValue.value(text));
  }

  private static Optional<String> accountPattern(String text) {
    if (!text.contains("*")) {
      return TypedAddress.only(text).map(AccountEmail::value);
    }
    String pattern = TypedText.bare(TypedText.plain(text));
    return pattern.length() <= LONGEST_PATTERN && !pattern.contains(" ")
        ? Optional.of(pattern.toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static Optional<WatchedAccounts> watchedAccounts(String text) {
    return TypedText.bare(TypedText.plain(text)).toLowerCase(Locale.ROOT).equals("all")
        ? Optional.of(new All())
        : TypedAddress.only(text).map(email -> new These(Set.of(email)));
  }
}
