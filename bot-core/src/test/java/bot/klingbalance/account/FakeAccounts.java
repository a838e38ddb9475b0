package bot.klingbalance.account;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.message.SampleAccounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** Accounts whose answers a test decides, at once or when it likes. */
public final class FakeAccounts implements Accounts {
  private final Map<AccountEmail, CompletableFuture<AccountLookup>> answers = new LinkedHashMap<>();
  private final List<AccountEmail> asked = new ArrayList<>();
  private final List<Freshness> freshness = new ArrayList<>();
  private Optional<Failure> listFailure = Optional.empty();

  public FakeAccounts answering(AccountLookup lookup) {
    answers.put(lookup.email(), completedFuture(lookup));
    return this;
  }

  /** The account answers when the returned future is completed. */
  public CompletableFuture<AccountLookup> answeringLater(AccountEmail email) {
    CompletableFuture<AccountLookup> answer = new CompletableFuture<>();
    answers.put(email, answer);
    return answer;
  }

  public FakeAccounts failingToList(Failure failure) {
    listFailure = Optional.of(failure);
    return this;
  }

  public List<AccountEmail> asked() {
    return List.copyOf(asked);
  }

  public List<Freshness> freshnessAskedFor() {
    return List.copyOf(freshness);
  }

  @Override
  public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness wanted) {
    asked.add(email);
    freshness.add(wanted);
    return answers
        .getOrDefault(
            email,
            completedFuture(
                new AccountLookup.Failed(email, Failure.of(Failure.Reason.NOT_CONFIGURED))))
        .copy();
  }

  @Override
  public CompletableFuture<AccountListing> list(Freshness wanted) {
    if (listFailure.isPresent()) {
      return completedFuture(new AccountListing.Failed(listFailure.get()));
    }
    List<KlingAccount> accounts = answers.keySet().stream().map(FakeAccounts::listed).toList();
    return completedFuture(new AccountListing.Listed(accounts, SampleAccounts.NOW));
  }

  private static KlingAccount listed(AccountEmail email) {
    return new KlingAccount(
        email, Balance.UNKNOWN, Optional.empty(), OptionalInt.empty(), Optional.empty());
  }
}
