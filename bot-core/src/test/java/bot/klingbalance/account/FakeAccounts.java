package bot.klingbalance.account;

import static java.util.concurrent.CompletableFuture.completedFuture;

import bot.klingbalance.message.SampleAccounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** Accounts whose answers a test decides, at once or when it likes. Safe for use by threads. */
public final class FakeAccounts implements Accounts {
  private final Map<AccountEmail, CompletableFuture<AccountLookup>> answers =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final List<AccountEmail> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<Freshness> freshness = Collections.synchronizedList(new ArrayList<>());
  private final List<Requester> requesters = Collections.synchronizedList(new ArrayList<>());
  private volatile Optional<Failure> listFailure = Optional.empty();
  private volatile CompletableFuture<Void> gate = completedFuture(null);
  private volatile CompletableFuture<Void> listGate = completedFuture(null);
  private volatile boolean broken;

  public FakeAccounts answering(AccountLookup lookup) {
    answers.put(lookup.email(), completedFuture(lookup));
    return this;
  }

  /** An account with so many whole credits left, of which nothing else is known. */
  public FakeAccounts with(String email, long credits) {
    Balance balance = new Balance(Optional.of(Credits.of(credits)), List.of(), Optional.empty());
    return answering(
        new AccountLookup.Found(account(new AccountEmail(email), balance), SampleAccounts.NOW));
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

  /** From now on no account answers before {@link #letGo}. */
  public void holdBack() {
    gate = new CompletableFuture<>();
  }

  public void letGo() {
    gate.complete(null);
  }

  /** From now on the list of accounts does not come. */
  public void holdBackList() {
    CompletableFuture<Void> unused = listingLater();
  }

  /** From now on the list of accounts does not come before the returned future is completed. */
  public CompletableFuture<Void> listingLater() {
    CompletableFuture<Void> held = new CompletableFuture<>();
    listGate = held;
    return held;
  }

  /** From now on asking for an account throws. */
  public void breakDown() {
    broken = true;
  }

  public List<AccountEmail> asked() {
    return List.copyOf(asked);
  }

  public List<Freshness> freshnessAskedFor() {
    return List.copyOf(freshness);
  }

  /** On whose behalf each account and each list was asked for. */
  public List<Requester> requesters() {
    return List.copyOf(requesters);
  }

  @Override
  public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness wanted) {
    return find(email, wanted, Requester.BACKGROUND);
  }

  @Override
  public CompletableFuture<AccountListing> list(Freshness wanted) {
    return list(Requester.BACKGROUND);
  }

  @Override
  public Accounts onBehalfOf(Requester requester) {
    return new Accounts() {
      @Override
      public CompletableFuture<AccountLookup> find(AccountEmail email, Freshness wanted) {
        return FakeAccounts.this.find(email, wanted, requester);
      }

      @Override
      public CompletableFuture<AccountListing> list(Freshness wanted) {
        return FakeAccounts.this.list(requester);
      }

      @Override
      public Accounts onBehalfOf(Requester other) {
        return FakeAccounts.this.onBehalfOf(other);
      }
    };
  }

  private CompletableFuture<AccountLookup> find(
      AccountEmail email, Freshness wanted, Requester requester) {
    requesters.add(requester);
    if (broken) {
      throw new IllegalStateException("a defect");
    }
    asked.add(email);
    freshness.add(wanted);
    CompletableFuture<AccountLookup> answer =
        answers.getOrDefault(
            email,
            completedFuture(
                new AccountLookup.Failed(email, Failure.of(Failure.Reason.NOT_CONFIGURED))));
    return gate.thenCompose(open -> answer.copy());
  }

  private CompletableFuture<AccountListing> list(Requester requester) {
    requesters.add(requester);
    return listGate.thenApply(open -> listing());
  }

  private AccountListing listing() {
    if (listFailure.isPresent()) {
      return new AccountListing.Failed(listFailure.get());
    }
    List<AccountEmail> emails;
    synchronized (answers) {
      emails = List.copyOf(answers.keySet());
    }
    List<KlingAccount> accounts =
        emails.stream().map(email -> account(email, Balance.UNKNOWN)).toList();
    return new AccountListing.Listed(accounts, SampleAccounts.NOW);
  }

  private static KlingAccount account(AccountEmail email, Balance balance) {
    return new KlingAccount(
        email, balance, Optional.empty(), OptionalInt.empty(), Optional.empty());
  }
}
