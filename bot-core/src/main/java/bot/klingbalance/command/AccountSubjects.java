package bot.klingbalance.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.message.Lookback;
import bot.klingbalance.message.Subject.AllAccounts;
import bot.klingbalance.message.Subject.OfAccounts;
import bot.klingbalance.message.Subject.OneAccount;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Accounts on a button: {@code all}, or the tag of one, with {@code :30d} behind it where another
 * time than the usual one is shown.
 */
final class AccountSubjects {
  private static final String ALL = "all";
  private static final Pattern FORM = Pattern.compile("(all|[\\w-]{16})(?::([0-9]{1,3})d)?");

  private AccountSubjects() {}

  static String written(OneAccount one, KnownAccounts known) {
    String tag = known.tag(one.email());
    return one.past().equals(Lookback.USUAL) ? tag : tag + ":" + one.past();
  }

  static String written(AllAccounts all) {
    return ALL;
  }

  static CompletableFuture<Optional<OfAccounts>> read(String written, KnownAccounts known) {
    Matcher form = FORM.matcher(written);
    if (!form.matches()) {
      return completedFuture(Optional.empty());
    }
    if (form.group(1).equals(ALL)) {
      return completedFuture(Optional.of(new AllAccounts()));
    }
    Optional<Lookback> past = past(form.group(2));
    return known
        .behind(form.group(1))
        .thenApply(email -> email.flatMap(one -> past.map(some -> new OneAccount(one, some))));
  }

  /** Nothing where it is none that this bot shows. */
  private static Optional<Lookback> past(@Nullable String days) {
    return days == null ? Optional.of(Lookback.USUAL) : Lookback.of(Integer.parseInt(days));
  }
}
