package bot.klingbalance.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.account.Requester;
import bot.klingbalance.command.typed.TypedText;
import bot.klingbalance.secret.Secret;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The accounts that the bot has heard of, to complete an address while it is typed and to find the
 * account behind a button without putting its address there.
 *
 * <p>A tag is a hash of the address under a key that is derived from the secret, so a button works
 * after a restart and tells nobody who reads it anything. Safe for use by many threads.
 */
public final class KnownAccounts {
  private static final String ALL = "all";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int TAG_BYTES = 12;

  /** Tells the key to the tags from whatever else is derived from the secret. */
  private static final String KEY_LABEL = "kling-balance-bot button tags";

  /** Two tags for each account. */
  private static final int MOST_REMEMBERED = 20_000;

  /** For completion and buttons the list is one request, and waits behind nobody's many. */
  static final Requester COMPLETION = new Requester("completion");

  private final Accounts accounts;
  private final Predicate<AccountEmail> shown;
  private final SecretKeySpec key;

  /** The secret itself: tags of messages that are still to be found were made with it. */
  private final SecretKeySpec formerKey;

  private final Cache<String, AccountEmail> byTag =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).executor(Runnable::run).build();
  private volatile List<AccountEmail> listed = List.of();

  /**
   * Accounts of which only those are offered that {@code shown} allows.
   *
   * @param secret what only this bot knows, the same after a restart: the key to the tags
   */
  public KnownAccounts(Accounts accounts, Predicate<AccountEmail> shown, Secret secret) {
    this.accounts = accounts.onBehalfOf(COMPLETION);
    this.shown = shown;
    this.formerKey = key(secret.reveal().getBytes(StandardCharsets.UTF_8));
    this.key = key(hash(formerKey, KEY_LABEL));
  }

  /** The short name of an account, of letters, digits, {@code -} and {@code _} only. */
  String tag(AccountEmail email) {
    String tag = tag(email, key);
    byTag.put(tag, email);
    return tag;
  }

  private static String tag(AccountEmail email, SecretKeySpec key) {
    byte[] hash = hash(key, email.value());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
  }

  /**
   * The account behind a tag; asks which accounts there are when the tag is from before a restart.
   */
  CompletableFuture<Optional<AccountEmail>> behind(String tag) {
    AccountEmail known = byTag.getIfPresent(tag);
    return known != null
        ? completedFuture(Optional.of(known))
        : refresh().thenApply(ignored -> Optional.ofNullable(byTag.getIfPresent(tag)));
  }

  /** Asks which accounts there are; does not wait. */
  void learn() {
    CompletableFuture<Void> unused = refresh();
  }

  /**
   * The addresses that go on from what is typed so far, at most {@code most}: those that begin with
   * it, then those that contain it. Answers from the newest list, and asks for a newer one.
   */
  List<String> completions(String typed, int most) {
    learn();
    String part = part(typed);
    List<String> fitting =
        listed.stream()
            .filter(shown)
            .map(AccountEmail::value)
            .filter(email -> email.contains(part))
            .toList();
    return Stream.concat(
            fitting.stream().filter(email -> email.startsWith(part)),
            fitting.stream().filter(email -> !email.startsWith(part)))
        .limit(most)
        .toList();
  }

  /** The same, with {@code all} before them where it goes on from what is typed. */
  List<String> completionsOrAll(String typed, int most) {
    Stream<String> all = ALL.startsWith(part(typed)) ? Stream.of(ALL) : Stream.empty();
    return Stream.concat(all, completions(typed, most).stream()).limit(most).toList();
  }

  private static String part(String typed) {
    return TypedText.bare(TypedText.plain(typed)).toLowerCase(Locale.ROOT);
  }

  private CompletableFuture<Void> refresh() {
    return accounts
        .list(Freshness.RECENT)
        .thenAccept(
            listing -> {
              if (listing instanceof Listed newest) {
                listed = newest.accounts().stream().map(KlingAccount::email).sorted().toList();
                for (AccountEmail email : listed) {
                  byTag.put(tag(email, formerKey), email);
                  byTag.put(tag(email, key), email);
                }
              }
            });
  }

  private static SecretKeySpec key(byte[] bytes) {
    return new SecretKeySpec(bytes, ALGORITHM);
  }

  private static byte[] hash(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
