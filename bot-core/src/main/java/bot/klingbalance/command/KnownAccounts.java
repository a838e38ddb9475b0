package bot.klingbalance.command;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.KlingAccount;
import bot.klingbalance.secret.Secret;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The accounts that the bot has heard of, to complete an address while it is typed and to find the
 * account behind a button without putting its address there.
 *
 * <p>A tag is a keyed hash of the address, so a button works after a restart and tells nobody who
 * reads it anything. Safe for use by many threads.
 */
final class KnownAccounts {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int TAG_BYTES = 12;
  private static final int MOST_REMEMBERED = 10_000;

  private final Accounts accounts;
  private final SecretKeySpec key;
  private final Cache<String, AccountEmail> byTag =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).executor(Runnable::run).build();
  private volatile List<AccountEmail> listed = List.of();

  /**
   * @param secret what only this bot knows, the same after a restart
   */
  KnownAccounts(Accounts accounts, Secret secret) {
    this.accounts = accounts;
    this.key = new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** The short name of an account, of letters, digits, {@code -} and {@code _} only. */
  String tag(AccountEmail email) {
    byte[] hash = hash(email.value());
    String tag =
        Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG_BYTES));
    byTag.put(tag, email);
    return tag;
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

  /** The accounts of the newest list, in their order. Asks for a newer one, and does not wait. */
  List<AccountEmail> listed() {
    CompletableFuture<Void> unused = refresh();
    return listed;
  }

  private CompletableFuture<Void> refresh() {
    return accounts
        .list(Freshness.RECENT)
        .thenAccept(
            listing -> {
              if (listing instanceof Listed newest) {
                listed = newest.accounts().stream().map(KlingAccount::email).sorted().toList();
                listed.forEach(this::tag);
              }
            });
  }

  private byte[] hash(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
