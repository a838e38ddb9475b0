package bot.klingbalance.discord;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountListing;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.Accounts;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.Failure;
import bot.klingbalance.account.KlingAccount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Accounts as a test wants them: known at once, or held back until it lets them go. */
final class FakeAccounts implements Accounts {
  static final Instant NOW = Instant.parse("2025-12-01T10:42:00Z");

  private final Map<AccountEmail, AccountLookup> lookups = new TreeMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile @Nullable CompletableFuture<Void> gate;
  private volatile boolean broken;

  /** An account with so many whole credits left. */
  FakeAccounts with(String email, long credits) {
    AccountEmail address = new AccountEmail(email);
    Balance balance = new Balance(Optional.of(Credits.of(credits)), List.of(), Optional.empty());
    return with(
        new AccountLookup.Found(
            new KlingAccount(
                address, balance, Optional.empty(), OptionalInt.empty(), Optional.empty()),
            NOW));
  }

  FakeAccounts with(AccountLookup lookup) {
    lookups.put(lookup.email(), lookup);
    return this;
  }

  /** From now on no account is answered before {@link #letGo}. */
  void holdBack() {
    gate = new CompletableFuture<>();
  }

  void letGo() {
    CompletableFuture<Void> held = gate;
    gate = null;
    if (held != null) {
      held.complete(null);
    }
  }

  void breakDown() {
    broken = true;
  }

  int timesAsked() {
    return asked.get();
  }

  @Override
  public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
    if (broken) {
      throw new IllegalStateException("a defect");
    }
    asked.incrementAndGet();
    AccountLookup lookup =
        lookups.getOrDefault(
            email, new AccountLookup.Failed(email, Failure.of(Failure.Reason.NOT_CONFIGURED)));
    CompletableFuture<Void> held = gate;
    return held == null
        ? CompletableFuture.completedFuture(lookup)
        : held.thenApply(ignored -> lookup);
  }

  @Override
  public CompletableFuture<AccountListing> list(Freshness freshness) {
    List<KlingAccount> all =
        lookups.values().stream()
            .map(
                lookup ->
                    lookup instanceof AccountLookup.Found found
                        ? found.account()
                        : new KlingAccount(
                            lookup.email(),
                            Balance.UNKNOWN,
                            Optional.empty(),
                            OptionalInt.empty(),
                            Optional.empty()))
            .toList();
    return CompletableFuture.completedFuture(new AccountListing.Listed(all, NOW));
  }
}
