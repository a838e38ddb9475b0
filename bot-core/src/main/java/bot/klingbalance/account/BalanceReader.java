package bot.klingbalance.account;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountListing.Listed;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.Accounts.Freshness;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the balance of every account that may be shown. Safe for use by many threads. */
public final class BalanceReader {
  /**
   * How many accounts one overview asks for at a time: enough to keep the few requests that {@link
   * Accounts} allows busy, few enough that somebody who asks for one account waits behind no queue.
   */
  private static final int WINDOW = 8;

  private final Accounts accounts;
  private final Predicate<AccountEmail> shown;

  public BalanceReader(Accounts accounts, Predicate<AccountEmail> shown) {
    this.accounts = accounts;
    this.shown = shown;
  }

  /** All of them; those that cannot be read are told beside the others. No call blocks. */
  public CompletableFuture<AccountsOverview> read(Freshness freshness) {
    return accounts.list(freshness).thenCompose(listing -> readEach(listing, freshness));
  }

  /**
   * Those of the named accounts that may be shown, in their order; those that cannot be read are
   * told beside the others. No call blocks.
   */
  public CompletableFuture<List<AccountLookup>> readThese(
      Collection<AccountEmail> emails, Freshness freshness) {
    return new Batch(emails.stream().filter(shown).toList(), freshness).all();
  }

  private CompletableFuture<AccountsOverview> readEach(
      AccountListing listing, Freshness freshness) {
    return listing.match(
        listed -> readEach(listed, freshness),
        failed -> completedFuture(new AccountsOverview.Unknown(failed.failure())));
  }

  private CompletableFuture<AccountsOverview> readEach(Listed listed, Freshness freshness) {
    List<AccountEmail> emails =
        listed.accounts().stream().map(KlingAccount::email).filter(shown).toList();
    return new Batch(emails, freshness)
        .all()
        .thenApply(
            lookups -> new AccountsOverview.Accounts(lookups, oldest(lookups, listed.asOf())));
  }

  private static Instant oldest(List<AccountLookup> lookups, Instant otherwise) {
    return lookups.stream()
        .flatMap(each -> each.match(found -> Stream.of(found.asOf()), failed -> Stream.empty()))
        .min(Instant::compareTo)
        .orElse(otherwise);
  }

  /** Reads the accounts, a window of them at a time. */
  private final class Batch {
    private final List<AccountEmail> emails;
    private final Freshness freshness;
    private final AtomicReferenceArray<AccountLookup> lookups;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger missing;
    private final AtomicInteger troublesInARow = new AtomicInteger();
    private final CompletableFuture<List<AccountLookup>> all = new CompletableFuture<>();
    private volatile @Nullable Failure givenUp;

    Batch(List<AccountEmail> emails, Freshness freshness) {
      this.emails = emails;
      this.freshness = freshness;
      this.lookups = new AtomicReferenceArray<>(emails.size());
      this.missing = new AtomicInteger(emails.size());
    }

    CompletableFuture<List<AccountLookup>> all() {
      if (emails.isEmpty()) {
        return completedFuture(List.of());
      }
      for (int i = 0; i < Math.min(WINDOW, emails.size()); i++) {
        proceed();
      }
      return all;
    }

    /** Asks for one account after the other until one has to be waited for. */
    private void proceed() {
      for (int i = next.getAndIncrement(); i < emails.size(); i = next.getAndIncrement()) {
        int place = i;
        CompletableFuture<AccountLookup> lookup = ask(emails.get(i));
        if (!lookup.isDone()) {
          CompletableFuture<AccountLookup> unused =
              lookup.whenComplete((answer, defect) -> resume(place, answer, defect));
          return;
        }
        keep(place, lookup.join());
      }
    }

    private void resume(int place, @Nullable AccountLookup answer, @Nullable Throwable defect) {
      if (answer == null) {
        all.completeExceptionally(Objects.requireNonNull(defect));
        return;
      }
      keep(place, answer);
      proceed();
    }

    /** Where every further request would fail in the same way, none is made. */
    private CompletableFuture<AccountLookup> ask(AccountEmail email) {
      Failure failure = givenUp;
      return failure == null
          ? accounts.find(email, freshness)
          : completedFuture(new Failed(email, failure));
    }

    private void keep(int place, AccountLookup lookup) {
      lookups.set(place, lookup);
      learnFrom(lookup);
      if (missing.decrementAndGet() == 0) {
        all.complete(IntStream.range(0, emails.size()).mapToObj(lookups::get).toList());
      }
    }

    private void learnFrom(AccountLookup lookup) {
      if (!(lookup instanceof Failed failed) || !failed.failure().reason().isAboutNoAccount()) {
        troublesInARow.set(0);
        return;
      }
      if (failed.failure().reason().holdsForWholeToken()
          || troublesInARow.incrementAndGet() >= WINDOW) {
        givenUp = failed.failure();
      }
    }
  }
}
