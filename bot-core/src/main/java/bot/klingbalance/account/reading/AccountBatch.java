package bot.klingbalance.account.reading;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Failed;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Accounts.Freshness;
import bot.klingbalance.account.Failure;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads accounts, a window of them at a time. Safe for use by many threads. */
final class AccountBatch {
  /**
   * How many accounts one overview asks for at a time: enough to keep the few requests that {@link
   * Accounts} allows busy, few enough that somebody who asks for one account waits behind no queue.
   */
  static final int WINDOW = 8;

  private final Accounts accounts;
  private final List<AccountEmail> emails;
  private final Freshness freshness;
  private final AtomicReferenceArray<AccountLookup> lookups;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger missing;
  private final AtomicInteger troublesInARow = new AtomicInteger();
  private final CompletableFuture<List<AccountLookup>> all = new CompletableFuture<>();
  private volatile @Nullable Failure givenUp;

  /** A batch that waits for {@link #begin}. */
  AccountBatch(Accounts accounts, List<AccountEmail> emails, Freshness freshness) {
    this.accounts = accounts;
    this.emails = emails;
    this.freshness = freshness;
    this.lookups = new AtomicReferenceArray<>(emails.size());
    this.missing = new AtomicInteger(emails.size());
  }

  void begin() {
    if (emails.isEmpty()) {
      all.complete(List.of());
    }
    for (int i = 0; i < Math.min(WINDOW, emails.size()); i++) {
      proceed();
    }
  }

  /** Every answer, in the order of the accounts. */
  CompletableFuture<List<AccountLookup>> all() {
    return all;
  }

  /** Each account with its answer, where that has come, in the order of the accounts. */
  <T> List<T> soFar(BiFunction<AccountEmail, Optional<AccountLookup>, T> each) {
    return IntStream.range(0, emails.size())
        .mapToObj(i -> each.apply(emails.get(i), Optional.ofNullable(lookups.get(i))))
        .toList();
  }

  private void proceed() {
    try {
      askUntilOneIsAwaited();
    } catch (RuntimeException defect) {
      all.completeExceptionally(defect);
    }
  }

  /** Asks for one account after the other until one has to be waited for. */
  private void askUntilOneIsAwaited() {
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
