package bot.klingbalance.command.typed;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.Requester;
import bot.klingbalance.message.Text;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which account was meant with an address that useapi.net does not know. Only those that may be
 * shown are proposed. Safe for use by many threads; no call blocks.
 */
public final class AccountGuess {
  private static final int MOST_UNLIKE = 2;

  /** More would hide the answer that this is added to. */
  private static final int MOST_NAMED = 5;

  /** A guess is worth no longer wait: the answer that it belongs to is ready. */
  private static final long MOST_SECONDS = 2;

  private static final Executor USUALLY =
      CompletableFuture.delayedExecutor(MOST_SECONDS, TimeUnit.SECONDS, Runnable::run);

  private final Accounts accounts;
  private final Predicate<AccountEmail> shown;
  private final Executor whenTooLong;

  public AccountGuess(Accounts accounts, Predicate<AccountEmail> shown) {
    this(accounts, shown, USUALLY);
  }

  /**
   * One that waits for the list of accounts as long as it is told.
   *
   * @param whenTooLong does what it is given once the wait has been long enough
   */
  public AccountGuess(Accounts accounts, Predicate<AccountEmail> shown, Executor whenTooLong) {
    this.accounts = accounts;
    this.shown = shown;
    this.whenTooLong = whenTooLong;
  }

  /**
   * One that waits for that list until somebody has waited long enough, if that is sooner.
   *
   * @param enough completed then
   */
  public AccountGuess(
      Accounts accounts, Predicate<AccountEmail> shown, CompletableFuture<Void> enough) {
    this(
        accounts,
        shown,
        tooLong -> {
          CompletableFuture<Void> unused = enough.thenRun(tooLong);
          USUALLY.execute(tooLong);
        });
  }

  /** The same, asking on behalf of {@code requester}. */
  public AccountGuess onBehalfOf(Requester requester) {
    return new AccountGuess(accounts.onBehalfOf(requester), shown, whenTooLong);
  }

  /** “Did you mean …?”; empty where no account is like it, or the list does not come in time. */
  public CompletableFuture<Text> about(AccountEmail unknown) {
    return listed()
        .thenApply(listed -> listed.map(all -> question(unknown, all)).orElse(Text.EMPTY));
  }

  /**
   * A sentence for each of these that nobody has, with the account that may be meant: for the first
   * few, and how many more there are. Empty where there is none, or the list does not come in time.
   */
  public CompletableFuture<Text> aboutUnknown(Collection<AccountEmail> wanted) {
    return listed().thenApply(listed -> listed.map(all -> unknown(wanted, all)).orElse(Text.EMPTY));
  }

  /** The account that is meant, of those that may be shown. */
  static Optional<AccountEmail> nearest(AccountEmail unknown, List<AccountEmail> shown) {
    return shown.stream()
        .filter(each -> !each.equals(unknown))
        .filter(each -> unlikeness(unknown, each) <= most(unknown))
        .min(Comparator.comparingInt(each -> unlikeness(unknown, each)));
  }

  private CompletableFuture<Optional<List<AccountEmail>>> listed() {
    CompletableFuture<Optional<List<AccountEmail>>> listed =
        accounts
            .list(Freshness.RECENT)
            .thenApply(
                listing ->
                    listing.match(all -> Optional.of(emails(all)), failed -> Optional.empty()));
    if (!listed.isDone()) {
      whenTooLong.execute(() -> listed.complete(Optional.empty()));
    }
    return listed;
  }

  private static List<AccountEmail> emails(Listed listed) {
    return listed.accounts().stream().map(KlingAccount::email).sorted().toList();
  }

  private Text unknown(Collection<AccountEmail> wanted, List<AccountEmail> all) {
    List<AccountEmail> unknown =
        wanted.stream().sorted().filter(email -> !all.contains(email)).toList();
    Stream<Text> named = unknown.stream().limit(MOST_NAMED).map(email -> unknown(email, all));
    int more = unknown.size() - MOST_NAMED;
    Stream<Text> others =
        more > 0
            ? Stream.of(Text.of("Nor has it %d more of these accounts.".formatted(more)))
            : Stream.empty();
    return Text.joined(" ", Stream.concat(named, others).toList());
  }

  private Text unknown(AccountEmail email, List<AccountEmail> all) {
    return Text.joined(
        " ",
        List.of(
            Text.of("useapi.net has no account %s at present.".formatted(email)),
            question(email, all)));
  }

  private Text question(AccountEmail unknown, List<AccountEmail> all) {
    return nearest(unknown, all.stream().filter(shown).toList())
        .map(
            meant -> Text.of("Did you mean %s?".formatted(meant)).plain(difference(unknown, meant)))
        .orElse(Text.EMPTY);
  }

  /** Where both look the same to the eye, or may, the answer says what differs. */
  private static String difference(AccountEmail unknown, AccountEmail meant) {
    LookAlike differing = LookAlike.between(unknown.value(), meant);
    boolean isPlain = differing.typed().chars().allMatch(each -> each < 0x80);
    return isPlain || differing.meant().isEmpty()
        ? ""
        : " You typed %s in place of %s.".formatted(differing.namedTyped(), differing.namedMeant());
  }

  /** Short names differ in a letter by nature. */
  private static int most(AccountEmail unknown) {
    return Math.min(MOST_UNLIKE, unknown.value().indexOf('@') / 2);
  }

  /** The same name at another domain is one step off. */
  private static int unlikeness(AccountEmail unknown, AccountEmail other) {
    if (name(unknown).equals(name(other))) {
      return 1;
    }
    return Math.abs(unknown.value().length() - other.value().length()) > MOST_UNLIKE
        ? Integer.MAX_VALUE
        : EditDistance.distance(unknown.value(), other.value());
  }

  private static String name(AccountEmail email) {
    return email.value().substring(0, email.value().lastIndexOf('@'));
  }
}
