package bot.klingbalance.account;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Accounts of which it is known who waits for an answer. */
public final class AwaitedAccounts implements Accounts {
  private final Accounts accounts;
  private final Requester requester;
  private final Map<Requester, Integer> open;

  /** The same answers as {@code accounts} gives. */
  public AwaitedAccounts(Accounts accounts) {
    this(accounts, Requester.BACKGROUND, new ConcurrentHashMap<>());
  }

  private AwaitedAccounts(Accounts accounts, Requester requester, Map<Requester, Integer> open) {
    this.accounts = accounts;
    this.requester = requester;
    this.open = open;
  }

  /** Whether something that was asked on behalf of that one is not answered yet. */
  public boolean areAwaitedBy(Requester one) {
    return open.containsKey(one);
  }

  @Override
  public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness freshness) {
    return counted(() -> accounts.find(email, freshness));
  }

  @Override
  public CompletableFuture<AccountListing> list(Freshness freshness) {
    return counted(() -> accounts.list(freshness));
  }

  @Override
  public Accounts onBehalfOf(Requester other) {
    return new AwaitedAccounts(accounts.onBehalfOf(other), other, open);
  }

  private <T> CompletableFuture<T> counted(Supplier<CompletableFuture<T>> question) {
    CompletableFuture<T> answer = question.get();
    if (answer.isDone()) {
      return answer;
    }
    open.merge(requester, 1, Integer::sum);
    return answer.whenComplete(
        (any, defect) ->
            open.computeIfPresent(requester, (same, count) -> count == 1 ? null : count - 1));
  }
}
