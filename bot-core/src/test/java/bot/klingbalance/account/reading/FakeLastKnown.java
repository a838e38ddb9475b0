package bot.klingbalance.account.reading;

import bot.klingbalance.account.AccountEmail;
import bot.klingbalance.account.AccountLookup;
import bot.klingbalance.account.AccountLookup.Found;
import bot.klingbalance.account.Balance;
import bot.klingbalance.account.Credits;
import bot.klingbalance.account.KlingAccount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Readings from before, told at once or when a test likes. Safe for use by threads. */
public final class FakeLastKnown implements LastKnown {
  private final Map<AccountEmail, Found> known = new ConcurrentHashMap<>();
  private final Map<AccountEmail, Found> arrived = new ConcurrentHashMap<>();
  private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

  /** The account had so many whole credits then. */
  public FakeLastKnown knows(AccountEmail account, long credits, Instant asOf) {
    known.put(account, reading(account, credits, asOf));
    return this;
  }

  /** An answer comes while the program runs. */
  public void arrives(AccountLookup answer) {
    answer.match(
        found -> {
          known.put(found.email(), found);
          return arrived.put(found.email(), found);
        },
        failed -> null);
  }

  /** From now on it has to be waited for, and comes only with {@link #comes}. */
  public void hangs() {
    gate = new CompletableFuture<>();
  }

  public void comes() {
    gate.complete(null);
  }

  @Override
  public Optional<Found> atHand(AccountEmail account) {
    return Optional.ofNullable(arrived.get(account));
  }

  @Override
  public CompletableFuture<Optional<Found>> of(AccountEmail account) {
    return gate.thenApply(open -> Optional.ofNullable(known.get(account)));
  }

  @Override
  public CompletableFuture<Map<AccountEmail, Found>> all() {
    return gate.thenApply(open -> Map.copyOf(known));
  }

  /** An account with so many whole credits left, of which nothing else is known. */
  public static Found reading(AccountEmail account, long credits, Instant asOf) {
    Balance balance = new Balance(Optional.of(Credits.of(credits)), List.of(), Optional.empty());
    return new Found(
        new KlingAccount(account, balance, Optional.empty(), OptionalInt.empty(), Optional.empty()),
        asOf);
  }
}
